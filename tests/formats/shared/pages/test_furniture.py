"""What stands amid and behind what is said on pages, and is no speech of whoever spoke last."""

from __future__ import annotations

import pytest
from read import read

_TALK = (
    "<p>MR. HALE: We begin now.</p><p>SEN. REED: Thank you.</p><p>I am glad.</p>{}"
    "<p>MR. HALE: Go on.</p><p>SEN. REED: I will.</p>"
)
_SAID = [
    ("MR. HALE", "We begin now."),
    ("SEN. REED", "Thank you."),
    ("SEN. REED", "I am glad."),
    ("MR. HALE", "Go on."),
    ("SEN. REED", "I will."),
]


def turns(body: str) -> list[tuple[str, str]]:
    html = f"<html><body><article><h1>Live</h1>{body}</article></body></html>"
    return [(cue.speaker, cue.text) for cue in read(html, "a.html").cues]


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Sign up for our newsletter</p>",
        "<p>Melden Sie sich hier für unseren Newsletter an!</p>",
        "<p>Abonnez-vous à notre newsletter</p>",
        "<p>Suscríbete a nuestro boletín</p>",
        "<p>Photo by Tom Lens</p>",
        "<p>Foto: Tom Lens / dpa</p>",
        "<p>© 2021 Hale Times</p>",
        "<p>Hale Times. Tous droits réservés.</p>",
        "<p>Share this:</p><ul><li><a href='https://x.example/'>X</a></li></ul>",
        "<p>Read more: Ten boats that sank</p>",
        "<p>À lire aussi : <a href='/1'>Dix bateaux</a></p>",
        "<p>ADVERTISEMENT</p>",
        "<p>Anzeige</p>",
        "<p>La suite après la publicité</p>",
        "<p><a href='/boats'>Ten boats that sank</a></p>",
        "<h3>More stories from Hale</h3><ul><li><a href='/1'>Boats</a></li></ul>",
        "<div><button>Copy the link</button></div>",
        "<div class='c-newsletter'><p>Every morning.</p><p>From the sea.</p></div>",
        "<div class='ArticleRelated RelatedStories'><p>Ten boats sank.</p></div>",
        "<section data-component='ad-slot'><p>Buy a boat.</p></section>",
        "<div role='complementary'><p>Buy a boat.</p></div>",
    ],
)
def test_furniture_amid_a_talk_is_left_out(furniture: str) -> None:
    assert turns(_TALK.format(furniture)) == _SAID
    assert turns(_TALK.format("") + furniture) == _SAID


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("<p>Zur Person: Ana Reed ist 51.</p>", ["Zur Person: Ana Reed ist 51."]),
        ("<p>Das Gespräch führte Tom Lens.</p>", ["Das Gespräch führte Tom Lens."]),
        ("<p>Tom Lens is a reporter at sea.</p>", ["Tom Lens is a reporter at sea."]),
        ("<p>Propos recueillis par Tom Lens</p><p>A Hale.</p>", 2),
        ("<h2>The boats</h2><p>There are ten boats.</p>", ["The boats", "There are ten boats."]),
        ("<hr><p>There are ten boats.</p>", ["There are ten boats."]),
        ("<p><em>Tom Lens helped.</em></p>", ["Tom Lens helped."]),
        ("<ul><li>Do you have a view?</li></ul>", ["Do you have a view?"]),
        ("<p>The Trust Project</p>", ["The Trust Project"]),
    ],
)
def test_what_stands_behind_the_last_turn_is_nobodys(note: str, shown: list[str] | int) -> None:
    behind = turns(_TALK.format("") + note)[len(_SAID) :]
    assert {speaker for speaker, _ in behind} == {""}
    assert len(behind) == shown if isinstance(shown, int) else [t for _, t in behind] == shown


def test_a_class_that_no_words_before_it_have_ends_the_turns() -> None:
    talk = _TALK.format("").replace("<p>", '<p class="said">')
    of_the_radio = "<p{}>The radio is heard at sea.</p>"
    assert turns(talk + of_the_radio.format(' class="note"'))[-1][0] == ""
    assert turns(talk + f'<div class="foot">{of_the_radio.format("")}</div>')[-1][0] == ""
    assert turns(talk + of_the_radio.format(' class="said"'))[-1][0] == "SEN. REED"
    mixed = talk.replace("said", "first", 1)
    assert turns(mixed + of_the_radio.format(' class="note"'))[-1][0] == "SEN. REED"


def test_who_says_such_words_keeps_them() -> None:
    words = "<p>MR. HALE: Sign up for our newsletter</p><p>SEN. REED: Read more: it helps.</p>"
    assert turns(_TALK.format(words))[3:5] == [
        ("MR. HALE", "Sign up for our newsletter"),
        ("SEN. REED", "Read more: it helps."),
    ]
    last = "<p>I was at sea.</p><p>It was late, and we had ten boats out there.</p>"
    assert [speaker for speaker, _ in turns(_TALK.format("") + last)[-2:]] == ["SEN. REED"] * 2


def test_what_is_said_may_be_called_a_sidebar_and_all_its_lines_may_be_links() -> None:
    body = f"<p>A hearing.</p><div class='sidebar'>{_TALK.format('')}</div>"
    assert turns(body)[1:] == _SAID
    lines = "".join(f"<p><a href='/v?at={at}'>Line {at} is said.</a></p>" for at in range(5))
    assert [text for _, text in turns(lines)] == [f"Line {at} is said." for at in range(5)]


def test_names_above_what_is_said_may_be_links() -> None:
    body = "".join(
        f"<div><a href='/who/{name}'>{name} Reed</a></div><p>{said}</p>"
        for name, said in (("Ana", "Hello there."), ("Ben", "Hi."), ("Ana", "Why is it so?"))
    )
    whole = "\n".join(text for _, text in turns(body))
    assert (whole.count("Ana Reed"), whole.count("Ben Reed")) == (2, 1)


def test_links_that_come_again_in_every_speech_are_left_out() -> None:
    link = '<a class="share">Link to this: Alone | In context</a>'
    names = ("MR. HALE", "SEN. REED", "MR. HALE")
    body = "".join(f"<div><p>{name}: We go on, now.</p>{link}</div>" for name in names)
    assert turns(body) == [(name, "We go on, now.") for name in names]
