"""The concordance: words are cut between words, at the side away from the hit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from reader.ui.parts.context_table import cut_between_words

LEFT, RIGHT = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideRight


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(QFont())


def test_words_are_left_out_whole(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("… the old bridge") + 2
    assert cut_between_words("water under the old bridge", metrics, room, LEFT) == (
        "… the old bridge"
    )
    room = metrics.horizontalAdvance("over the wide …") + 2
    assert cut_between_words("over the wide riverbed at noon", metrics, room, RIGHT) == (
        "over the wide …"
    )


def test_what_has_room_is_not_cut(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("water under the bridge")
    for side in (LEFT, RIGHT):
        assert cut_between_words("water under the bridge", metrics, room, side) == (
            "water under the bridge"
        )


def test_a_word_that_is_too_long_stays(metrics: QFontMetrics) -> None:
    assert cut_between_words("Donaudampfschifffahrt", metrics, 20, LEFT) == "Donaudampfschifffahrt"
    assert cut_between_words("", metrics, 20, LEFT) == ""
