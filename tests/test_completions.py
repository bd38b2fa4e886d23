"""What bash, zsh and fish complete: the files are those of the parsers, and the shells read them.

The words are completed by the shells themselves, as when a person presses the tabulator key, in a
folder with one file of each kind that matters.
"""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from source import ROOT

from reader.cli import verbs
from reader.cli.console import Console

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these shells are not there")

LINUX = ROOT / "packaging" / "linux"
TRANSCRIPTS = {"a talk.srt", "B.VTT", "notes.docx", "old"}
VERBS = {"convert", "find", "quote", "pair", "get", "write-down", "library"}
ACTIONS = {
    *("add", "list", "search", "show", "notes", "export", "remove", "check", "backup", "copy"),
    *("take", "sync", "decide", "serve-init"),
}
# What stands on the line behind the name of the program, and what may take the place of its last
# word. A file is offered where its suffix is read; the program reads no .exe and no .zip.
LINES = {
    "": VERBS | TRANSCRIPTS,
    "con": {"convert"},
    "convert ": TRANSCRIPTS,
    "convert B.VTT no": {"notes.docx"},
    "convert --for": {"--force", "--format"},
    "convert B.VTT --to h": {"html"},
    "convert --to=tt": {"ttml"},
    "convert --from wh": {"whisper"},
    "convert --to srt B": {"B.VTT"},
    "convert -o pro": {"program.exe"},
    "convert --output pro": {"program.exe"},
    "convert -- --f": set(),
    "find ": set(),
    "find word ": TRANSCRIPTS,
    "find --exact word B.VTT no": {"notes.docx"},
    "find --regex word --encoding ": set(),
    "find word B.VTT --sp": {"--speaker"},
    "find word B.VTT --from ": set(),
    "find word B.VTT --to ": set(),
    "find --format wh": {"whisper"},
    "quote ": TRANSCRIPTS,
    "quote B.VTT ": set(),
    "quote --to ": {"text", "markdown", "html"},
    "quote --style ac": {"academic"},
    "quote --cite bib": {"biblatex", "bibtex"},
    "quote --verify ": {"notes.docx", "old"},
    "pair ": TRANSCRIPTS,
    "pair B.VTT no": {"notes.docx"},
    "pair B.VTT notes.docx --to tm": {"tmx"},
    "get ": set(),
    "get --li": {"--list"},
    "get --to h": {"html"},
    "get -o pro": {"program.exe"},
    "library ": {*ACTIONS, "restore"},
    "library exp": {"export"},
    "library export --to q": {"qdpx"},
    "library export --cite ": {"apa", "mla", "chicago", "harvard"},
    "library add ": {*TRANSCRIPTS, "pack.zip"},
    "library backup --li": {"--list"},
    "--basedir ": {"old"},
    "--basedir old fi": {"find"},
    "--theme s": {"system", "sepia"},
    "B.VTT ": TRANSCRIPTS,
    "B.VTT fin": set(),
    "B.VTT --scr": {"--screenshot"},
}

BASH = r"""
source /usr/share/bash-completion/bash_completion
source "$1"
while IFS= read -r line; do
    read -ra COMP_WORDS <<<"$line"
    [[ $line != *' ' ]] || COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line} COMPREPLY=()
    _transcript_reader transcript-reader "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\n' "${COMPREPLY[@]}" .
done
"""
FISH = """
source $argv[1]
while read -l line
    complete -C $line | string replace -r '\t.*' ''
    echo .
end
"""
# The line editor of zsh needs a terminal; what it is about to offer is caught on its way.
ZSHRC = r"""
PS1= PS2=
unsetopt beep
fpath=($ZDOTDIR $fpath)
autoload -Uz compinit
compinit -u -D
compadd() {
    [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]] || { builtin compadd "$@"; return }
    local -a found
    builtin compadd -A found "$@"
    print -rl -- "<"$^found">"
    builtin compadd "$@"
}
told() { zle kill-buffer; print -r -- "<.>" }
zle -C offered complete-word _main_complete
zle -N told
bindkey '^X' offered '^Y' told
print -r -- "<ready>"
"""
ZSH = r"""
zmodload zsh/zpty
export ZDOTDIR=${1:h}
zpty shell zsh -d -i
zpty -r shell answer '*<ready>*'
while IFS= read -r line; do
    zpty -w -n shell "$line"$'\C-X\C-Y'
    zpty -r shell answer '*<.>*'
    print -r -- "$answer" | grep -o '<[^<>]*>' | tr -d '<>\\'
done
"""
STARTS = {
    "bash": ["bash", "--norc", "-c", BASH, "bash"],
    "fish": ["fish", "--no-config", "-c", FISH],
    "zsh": ["zsh", "-f", "-c", ZSH, "zsh"],
}


@pytest.fixture(scope="module")
def completions() -> ModuleType:
    path = ROOT / "packaging" / "completions.py"
    spec = importlib.util.spec_from_file_location("completions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its classes look for themselves
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=STARTS)
def offered(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, set[str]]:
    """What one of the shells offers for each of the lines."""
    shell = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    if shell == "bash" and not Path("/usr/share/bash-completion/bash_completion").exists():
        pytest.skip("there is no bash-completion here")
    folder = tmp_path_factory.mktemp(shell)
    script = folder / "scripts" / "_transcript-reader"  # the name that zsh loads it by
    script.parent.mkdir()
    shutil.copy(LINUX / f"transcript-reader.{shell}", script)
    (script.parent / ".zshrc").write_text(ZSHRC)
    here = folder / "here"
    (here / "old").mkdir(parents=True)
    for name in ("a talk.srt", "B.VTT", "notes.docx", "pack.zip", "program.exe"):
        (here / name).touch()
    done = subprocess.run(
        [*STARTS[shell], str(script)],
        input="".join(f"transcript-reader {line}\n" for line in LINES),
        cwd=here,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    answers = re.split(r"^\.$", done.stdout, flags=re.MULTILINE)
    assert len(answers) == len(LINES) + 1, done.stdout + done.stderr
    return {
        # Fish offers "--to=srt" as a whole; a folder may end in a slash.
        line: {re.sub(r"^--\w+=|/$", "", word) for word in answer.splitlines() if word}
        for line, answer in zip(LINES, answers, strict=False)
    }


@pytest.mark.parametrize("line", LINES)
def test_a_shell_offers_what_may_stand_there(offered: dict[str, set[str]], line: str) -> None:
    assert offered[line] == LINES[line]


def test_the_files_are_those_of_the_parsers(completions: ModuleType, tmp_path: Path) -> None:
    """Where this fails, run packaging/completions.py."""
    completions.write(tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (LINUX / made.name).read_bytes()
    assert len(list(tmp_path.iterdir())) == 3


# How the program is asked for each of the names that are offered behind an option.
ASKED = {
    "--cite": ["quote", "{talk}", "boats", "--cite", "{name}"],
    "--style": ["quote", "{talk}", "boats", "--style", "{name}"],
    "--to": ["convert", "{talk}", "--to", "{name}", "--output", "{out}"],
    "pair --to": ["pair", "{talk}", "{talk}", "--to", "{name}", "--output", "{out}"],
    "quote --to": ["quote", "{talk}", "boats", "--to", "{name}"],
    "library export --cite": ["library", "export", "--cite", "{name}"],
    "library export --to": ["library", "export", "--to", "{name}", "--output", "{out}"],
}


@pytest.mark.usefixtures("qapp")  # one that has windows, before PDF makes one that has none
@pytest.mark.parametrize("row", ASKED)
def test_what_is_offered_is_what_the_program_takes(
    completions: ModuleType, row: str, tmp_path: Path
) -> None:
    talk = tmp_path / "talk.srt"
    talk.write_text("1\n00:00:01,000 --> 00:00:02,000\nWe build boats.\n", encoding="utf-8")

    def asked(name: str) -> tuple[int, str]:
        words = {"name": name, "talk": talk, "out": tmp_path / f"out-{name}"}
        errors = io.BytesIO()
        console = Console(io.BytesIO(), io.BytesIO(), errors)
        said = [word.format_map(words) for word in ASKED[row]]
        status = verbs.main(["transcript-reader", *said, "--basedir", str(tmp_path)], console)
        return status, errors.getvalue().decode()

    offered = completions.BEHIND[row].words
    refused = {name: said for name in offered for status, said in [asked(name)] if status > 1}
    assert refused == {}
    status, said = asked("nonsense")
    assert status == 2
    named = re.split(r", ", re.split(r"(?:There are|What can): ", said)[1].strip().rstrip("."))
    assert set(named) <= set(offered)
