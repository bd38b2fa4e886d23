"""What stands between the words of a CHAT transcript (CHAT manual, chapters 7 to 10)."""

from __future__ import annotations

import pytest

from reader.formats.kinds.research.chat_codes import spoken


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("the tide is out .", "the tide is out."),
        ("is it , really ?", "is it, really?"),
        ("(be)cause it is .", "because it is."),
        ("the New_York tide .", "the New York tide."),
        ("&-um the tide .", "um the tide."),
        ("the &=laughs tide &=coughs:loud .", "the tide."),
        ("the (.) tide (..) is (1.5) out .", "the tide is out."),
        ("the 0is tide .", "the tide."),
        ("bingbing@o said .", "bingbing said."),
        ("so:: long .", "so long."),
        ("the tide +...", "the tide…"),
        ("the tide +/.", "the tide –"),
        ("the tide +//?", "the tide?"),
        ("the tide +!?", "the tide?!"),
        ('he said +"/.', "he said:"),
        ('+" the tide .', "the tide."),
        ("+^ the tide .", "the tide."),
        ("the ↑tide↓ .", "the tide."),
        ("tides [% of the sea] go [=! laughing] .", "tides go."),
        ("tides ‡ they go .", "tides, they go."),
        ("xxx", "xxx"),
        ("0 .", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_codes_are_no_words(line: str, said: str) -> None:
    assert spoken(line)[:2] == (said, 0)


@pytest.mark.parametrize(
    ("line", "said", "taken_back"),
    [
        ("the [/] the tide .", "the tide.", 1),
        ("<the tide> [//] the flood .", "the flood.", 1),
        ("well <the <low tide>> [///] the flood .", "well the flood.", 1),
        ("the [/] the [/] the tide .", "the tide.", 2),
        ("the &ti tide .", "the tide.", 1),
        ("the &+ti tide .", "the tide.", 1),
        ("[/] the tide .", "the tide.", 0),
        ("the> [/] tide .", "tide.", 1),
    ],
)
def test_what_was_taken_back_is_counted(line: str, said: str, taken_back: int) -> None:
    assert spoken(line)[:2] == (said, taken_back)
