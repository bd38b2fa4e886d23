"""The tables of README are those of the program."""

from __future__ import annotations

import os
import re
from pathlib import Path

from reader.formats import FORMATS
from reader.ui.actions.action_table import key_table

README = Path(__file__).resolve().parent.parent / "README.md"


def formats_table() -> str:
    rows = ["| format | files | read | written | what it cannot keep |", "|---|---|---|---|---|"]
    for form in FORMATS:
        suffixes = " ".join(f"`{suffix}`" for suffix in form.suffixes)
        written = "yes" if form.is_written else "–"
        loses = "; ".join(form.loses) or "–"
        rows.append(f"| {form.title} | {suffixes} | yes | {written} | {loses} |")
    return "\n".join(rows)


def keys_table() -> str:
    rows = ["| menu | what it does | keys |", "|---|---|---|"]
    for menu, words, keys in key_table():
        rows.append(f"| {menu} | {words} | {', '.join(f'`{key}`' for key in keys)} |")
    return "\n".join(rows)


TABLES = {"formats": formats_table, "keys": keys_table}


def test_the_tables_are_those_of_the_program() -> None:
    """With WRITE_README=1 in the environment, the tables are written anew."""
    text = README.read_text(encoding="utf-8")
    made = text
    for name, table in TABLES.items():
        pattern = rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)"
        found = re.search(pattern, made, re.DOTALL)
        assert found is not None
        made = f"{made[: found.start()]}{found[1]}{table()}\n{found[2]}{made[found.end() :]}"
    if os.environ.get("WRITE_README"):
        README.write_text(made, encoding="utf-8")
    assert made == README.read_text(encoding="utf-8")
