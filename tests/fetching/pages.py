"""Pages, feeds and files in the layouts that sites have, written for the tests."""

from __future__ import annotations

import json

HELLO = "WEBVTT\n\n00:01.000 --> 00:02.500\nGood evening, and welcome.\n"
WORDS = (
    "Good evening, and welcome to the harbour. Tonight we ask who pays for the bridge, who will "
    "cross it, and what becomes of the ferry once the last car has gone over the water."
)
LONG = " ".join([WORDS] * 3)


def page(body: str, head: str = "", language: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>The bridge</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def ld(**facts: object) -> str:
    told = json.dumps({"@context": "https://schema.org", **facts})
    return f'<script type="application/ld+json">{told}</script>'


TRACK = page(
    '<h1>The bridge</h1><video src="/film.mp4">'
    '<track kind="chapters" src="/chapters.vtt" srclang="en">'
    '<track kind="captions" src="/en.vtt" srclang="en" label="English">'
    '<track kind="subtitles" src="/de.vtt" srclang="de" label="Deutsch"></video>'
)
JSON_LD = page("<h1>The bridge</h1>", ld(**{"@type": "VideoObject"}, transcript=LONG))
GRAPH = page(
    "<h1>The bridge</h1>",
    ld(
        **{
            "@graph": [
                {"@type": "WebPage", "name": "The bridge"},
                {
                    "@type": ["VideoObject", "Clip"],
                    "inLanguage": "en-GB",
                    "caption": [
                        {
                            "@type": "MediaObject",
                            "contentUrl": "/en.srt",
                            "encodingFormat": "application/x-subrip",
                            "inLanguage": "en",
                        }
                    ],
                },
            ]
        }
    ),
)
LINKS = page(
    '<h1>The bridge</h1><ul><li><a href="files/talk.vtt">Captions</a></li>'
    '<li><a href="talk.srt?v=2" hreflang="fr">Sous-titres</a></li>'
    '<li><a href="/t/1" type="application/ttml+xml">Timed text</a></li>'
    '<li><a href="/about.html">About</a></li></ul>'
)
SCRIPTED = page(
    '<h1>The bridge</h1><div id="player"></div><script>jwplayer("player").setup({'
    '"file": "/film.mp4", "title": "The bridge", "tracks": ['
    '{"file": "/en.vtt", "kind": "captions", "label": "English"}]});</script>'
)
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"
     xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title>Harbour talks</title><language>en</language><itunes:author>Radio Harbour</itunes:author>
  <image><title>A picture</title></image>
  <item>
    <title>Who pays &amp; why</title><link>/episodes/2</link>
    <pubDate>Thu, 05 Nov 2026 06:00:00 GMT</pubDate>
    <podcast:transcript url="/2.html" type="text/html"/>
    <podcast:transcript url="/2.srt" type="application/srt"/>
    <podcast:transcript url="/2" type="text/vtt" language="en-GB"/>
  </item>
  <item>
    <title>The ferry</title><podcast:transcript url="/1.json" type="application/json"/>
    <podcast:transcript url="file:///etc/passwd" type="text/plain"/>
  </item>
  <item><title>Without any</title></item>
</channel></rss>
"""
