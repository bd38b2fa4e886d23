"""What the parts of pages are called that are no part of an article: classes, ids and roles.

Sites name them in their own words, yet nearly all in these, in English or in their language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from reader.patterns import lazy_pattern

_ROLES: Final = frozenset(
    ["banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search", "toolbar"]
)
_KEPT_IN: Final = (
    "id",
    "class",
    "data-component",
    "data-testid",
    "data-module",
    "data-type",
    "data-app-el",
)
_OF_THE_WHOLE: Final = (
    *("has-", "is-", "with-", "no-", "not-", "category-", "tag-", "post-", "type-", "page-"),
    *("single-", "format-", "template-", "wp-image"),
)
"""What classes begin with that tell of a whole page, or of what it is about."""
_LONGEST: Final = 60
_LETTER_SIZE: Final = lazy_pattern(r"(?<=[a-z])(?=[A-Z])")
_FURNITURE: Final = lazy_pattern(
    r"(?:^|[-_])(?:"
    # what asks something of the reader
    r"newsletters?|sign-?up|subscri(?:be|ption)s?|paywall|regwall|donat(?:e|ion)s?|membership"
    r"|cookies?|consent|cta|call-to-action|boletin|abonnement|abo-?box|inscription"
    # what leads away
    r"|shar(?:e|es|ing|e-?bar|e-?buttons?|e-?tools?)|sharedaddy|addtoany|addthis|socials?|teilen"
    r"|partag(?:e|er)|compart(?:e|ir)|follow-?us"
    r"|related|related-?(?:posts?|articles?|stor(?:y|ies)|content|links?)|relatedposts"
    r"|relacionad[oa]s|recirc(?:ulation)?|recommend(?:ed|ations?)|read-?(?:more|also|next)"
    r"|more-?(?:on|from|stories|like)|most-?(?:read|viewed|popular)|trending|teasers?|lire-?aussi"
    r"|zum-?thema|lesen-?sie|outbrain|taboola|breadcrumbs?|pagination|post-?navigation"
    r"|skip-?links?|back-?to-?top"
    r"|pull-?quotes?|quote-?pull"
    # what is paid for
    r"|ads?|ad-?(?:slot|unit|wrapper|container|placeholder|banner|label)s?|advert\w{0,20}|dfp"
    r"|sponsor(?:ed|s|ship)?|promo(?:s|tion|tions)?|anzeigen?|werbung|publicite|publicidad"
    r"|pubblicita"
    # what tells of the article, and of who wrote it
    r"|byline|author-?(?:bio|box|info|card|description|profile)|about-?(?:the-?)?authors?|bio"
    r"|autoren-?(?:box|info)|zur-?person|info-?box|fact-?box|copyright|credit|tags|tag-?list"
    r"|disclaimers?|licen[cs]e|topics?-?list|(?:post|entry|article)-?(?:meta|tags|footer)|comments|comments-?area|disqus"
    r"|sidebar|tool-?bar|footer|col-?markers?|column-?(?:numbers?|markers?)|page-?(?:numbers?|markers?)"
    r")(?:$|[-_])",
    re.IGNORECASE,
)


def is_called_furniture(attributes: Mapping[str, str]) -> bool:
    """Return whether the attributes of an element call it something that is no part of the text."""
    if attributes.get("role", "") in _ROLES:
        return True
    return any(
        _is_furniture(word)
        for key in _KEPT_IN
        if key in attributes
        for word in attributes[key].split()
        if len(word) <= _LONGEST
    )


@lru_cache(maxsize=1_024)
def _is_furniture(word: str) -> bool:
    return (
        not word.startswith(_OF_THE_WHOLE)
        and _FURNITURE.search(_LETTER_SIZE.sub("-", word)) is not None
    )
