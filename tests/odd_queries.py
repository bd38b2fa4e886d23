"""Texts and queries of what tells ways of folding apart: accents, ligatures, other scripts."""

from __future__ import annotations

import random

ODD = [
    *("a", "b", "ab", "é", "Á", "ß", "ﬁ", "fi", "İ", "ı", "I", "ς", "Σ", "ά", "1", "٢", "_"),
    *("東", "京", "カ", "か", "ｶﾞ", "ไ", "ท", "ำ", "ํา", "เเ", "가", "ㅋ", "ᄀ", "ᅡ", "㎏", "㋀"),
    *("من", "می", "ي", "\u200c", "ـ", "½", "①", "℃", "㍿", "\u0301", "\u200b", "\u00ad", "\ufdd0"),
    *(" ", " ", " ", "\n", ".", ",", "-", "’", "'", "“", "™", "*"),
]


def made_up(chance: random.Random, most: int) -> str:
    return "".join(chance.choice(ODD) for _ in range(chance.randint(1, most)))


def asked(chance: random.Random, text: str) -> str:
    """A query: a piece of a text, or a few characters, with an operator now and then."""
    at = chance.randrange(len(text))
    query = text[at : at + chance.randint(1, 6)] if chance.random() < 0.7 else made_up(chance, 3)
    if chance.random() < 0.3:
        query += chance.choice([" AND ", " OR ", " NEAR/2 ", " -"]) + made_up(chance, 2)
    return query + "*" * (chance.random() < 0.2)
