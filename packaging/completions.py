"""Write what completes the command line in bash, zsh and fish, from the program's own parsers.

    python packaging/completions.py [FOLDER]

writes ``transcript-reader.bash``, ``.zsh`` and ``.fish`` into FOLDER, ``packaging/linux`` if none
is named. The verbs, the options and the order of the words are asked of the parsers; what may stand
behind an option or as a word is told by the tables here. ``packaging/completions`` has what is the
same whatever the parsers say.

No library does it: that the first word is a verb or a file, and that any number of files may follow
it, is more than those that were tried can tell bash and zsh.
"""

from __future__ import annotations

import re
import sys
from argparse import Action, ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parent.parent
TEMPLATES = TOP / "packaging" / "completions"
LINUX = TOP / "packaging" / "linux"
NOTE = "Made by packaging/completions.py from the program's parsers; change those, not this."

sys.path.insert(0, str(TOP))  # the project that this file belongs to, whatever is installed

from reader import log  # noqa: E402
from reader.cli import arguments, convert, find, get, pair, quote, write_down  # noqa: E402
from reader.cli import library as shelf  # noqa: E402
from reader.formats import FORMATS, suffixes  # noqa: E402
from reader.kept.settings import Settings  # noqa: E402
from reader.library import Decision, Order  # noqa: E402
from reader.paths import resource  # noqa: E402
from reader.quotes import citations  # noqa: E402
from reader.quotes.exports import Matter, kinds  # noqa: E402
from reader.tasks.recordings import SUFFIXES  # noqa: E402


class Values(NamedTuple):
    """What may stand in a place.

    ``kind`` is one of

    - ``name``: one of the ``words``;
    - ``transcript``: a file with a suffix that is read, or one of the ``words``;
    - ``file``: a file with one of the suffixes in ``words``, any file if there are none;
    - ``folder``;
    - ``free``: what no one can guess.
    """

    kind: str
    words: tuple[str, ...] = ()


def names(*words: str) -> Values:
    """Return a place for one of some names, each offered once."""
    return Values("name", tuple(dict.fromkeys(words)))


FREE = Values("free")
FOLDER = Values("folder")
ANY_FILE = Values("file")
TRANSCRIPT = Values("transcript")
DOCUMENT = Values("file", (".md", ".markdown", ".txt", ".text", ".docx", ".odt"))
QUOTED = [kind.name for kind in kinds(Matter.EXCERPT).values() if kind.is_read and kind.is_text]

# What stands behind an option; a row with the name of a command is for that command alone.
BEHIND = {
    "--allow": FREE,
    "--at": FOLDER,
    "--basedir": FOLDER,
    "--cite": names(*citations.STYLES, *kinds(Matter.REFERENCE)),
    "--encoding": FREE,
    "--speaker": FREE,
    "find --from": FREE,
    "find --to": FREE,
    "--format": names(*(form.name for form in FORMATS)),
    "--language": FREE,
    "--limit": FREE,
    "--log": names(*log.SUBJECTS),
    "--model": Values("file", (".bin",)),
    "--nth": FREE,
    "--order": names(*(order.value for order in Order)),
    "--output": ANY_FILE,
    "--pick": FREE,
    "--screenshot": ANY_FILE,
    "--size": FREE,
    "--style": names(*QUOTED, *sorted(path.stem for path in resource("quotes").glob("*.toml"))),
    "--theme": names(*Settings.theme.choices),
    "--to": names(*kinds(Matter.EXCERPT)),
    "--verify": DOCUMENT,
    "pair --to": names(*kinds(Matter.PAIRING)),
    "quote --to": names(*QUOTED),
    "library export --cite": names(*citations.STYLES),
    "library export --to": names(*kinds(Matter.QUOTES, Matter.PROJECT)),
}
# What stands where there is no option, by the name of the place in its parser.
PLACES = {
    "address": FREE,
    "conflict": FREE,
    "decision": names(*(one.value for one in Decision)),
    "file": TRANSCRIPT,
    "files": TRANSCRIPT,
    "first": TRANSCRIPT,
    "folder": FOLDER,
    "ids": FREE,
    "name": FREE,
    "paths": Values("transcript", (".zip",)),
    "query": FREE,
    "recordings": Values("file", SUFFIXES),
    "second": TRANSCRIPT,
    "source": FOLDER,
    "target": FOLDER,
    "words": FREE,
}


class Option(NamedTuple):
    """An option: its names, what it does, and what stands behind it, None if nothing does."""

    names: tuple[str, ...]
    does: str
    values: Values | None


class Place(NamedTuple):
    """Where a word stands that is no option: its name, what it may be, and whether more may follow.

    ``before`` is how many such words stand before it.
    """

    name: str
    values: Values
    before: int
    repeated: bool


class Command(NamedTuple):
    """A command, "" for the window: what it does, and what may follow it."""

    name: str
    does: str
    options: tuple[Option, ...]
    places: tuple[Place, ...]

    @property
    def parts(self) -> tuple[str, str]:
        """The command that it is part of, "" for a verb, and its own name."""
        before, _, last = self.name.rpartition(" ")
        return before, last


def commands() -> list[Command]:
    """Return all that can be said to the program, the window first."""
    told = {**explained(shelf.HELP), **explained(arguments.HELP)}
    actions = tuple(shelf.ACTIONS)
    library = command("library", arguments.verb_parser("library", ""), told)
    return [
        command("", arguments.window_parser(), told),
        command("convert", convert.parser(), told),
        command("find", find.parser(), told),
        command("quote", quote.parser(), told),
        command("pair", pair.parser(), told),
        command("get", get.parser(), told),
        command("write-down", write_down.parser(), told),
        library._replace(places=(Place("action", names(*actions), 0, repeated=False),)),
        *(command(f"library {action}", shelf.action_parser(action), told) for action in actions),
    ]


def explained(page: str) -> dict[str, str]:
    """Return what a page of help says of each option and command that has a line of its own."""
    return dict(re.findall(r"^  (?:-\w, )?(\S+)(?: \S+)? {2,}(\S.*)$", page, re.MULTILINE))


def command(name: str, parser: ArgumentParser, told: dict[str, str]) -> Command:
    """Return what a parser takes; ``told`` says what it is for, and its options if it does not."""
    actions = parser._actions  # argparse has no public name for what a parser was told to take
    words = [action for action in actions if not action.option_strings]
    return Command(
        name,
        told.get(name.rpartition(" ")[2], ""),
        tuple(option(name, action, told) for action in actions if action.option_strings),
        tuple(
            Place(action.dest, PLACES[action.dest], at, action.nargs in ("+", "*"))
            for at, action in enumerate(words)
        ),
    )


def option(name: str, action: Action, told: dict[str, str]) -> Option:
    """Return an option of a command; KeyError if the tables here do not know it."""
    long = action.option_strings[-1]
    values = None if action.nargs == 0 else BEHIND.get(f"{name} {long}") or BEHIND[long]
    return Option(tuple(action.option_strings), (action.help or told[long]).rstrip(":"), values)


def valued(made: Iterable[Command]) -> dict[tuple[str, str], Values]:
    """Return what stands behind options, by command and option.

    Where it is the same for all commands, it stands last, and the command is "*".
    """
    usual: dict[tuple[str, str], Values] = {}
    own: dict[tuple[str, str], Values] = {}
    for one in made:
        for each in one.options:
            if each.values is not None:
                is_own = f"{one.name} {each.names[-1]}" in BEHIND
                for name in each.names:
                    (own if is_own else usual)[one.name if is_own else "*", name] = each.values
    return {**own, **usual}


def filled(shell: str, **parts: str) -> str:
    """Return the template for a shell with its marks ``@NAME@`` replaced."""
    template = (TEMPLATES / f"{shell}.in").read_text(encoding="utf-8")
    for name, part in {"NOTE": NOTE, **parts}.items():
        template = template.replace(f"@{name}@", part)
    return template


def endings(words: Iterable[str]) -> str:
    """Return suffixes without their dots, as the alternatives of a pattern."""
    return "|".join(word.removeprefix(".") for word in words)


# -- bash ---------------------------------------------------------------------------------------


def bash(made: list[Command]) -> str:
    """Return the completions for bash; they use the functions of the package bash-completion."""
    options = valued(made)
    behind = (
        (f"*:{name}" if one == "*" else f"'{one}:{name}'", f"{in_bash(values)}; return")
        for (one, name), values in options.items()
    )
    every = (
        (f"'{one.name}'", in_bash(names(*(name for each in one.options for name in each.names))))
        for one in made
    )
    places = (
        (f"'{one.name}':{('*', '[!0]*')[at] if repeated else at}", in_bash(values))
        for one in made
        for _, values, at, repeated in one.places
    )
    return filled(
        "bash",
        SUFFIXES=endings(suffixes()),
        VALUED=" | ".join(dict.fromkeys(name for _, name in options)),
        COMMANDS=" | ".join("'{}:0:{}'".format(*one.parts) for one in made if one.name),
        BEHIND=in_cases(behind, 12),
        OPTIONS=in_cases(every, 16),
        VERBS=in_bash(names(*arguments.VERBS)),
        PLACES=in_cases(places, 8),
    )


def in_bash(values: Values) -> str:
    """Return the command that adds to the answer what may stand in a place."""
    match values:
        case Values("name", words):
            return f"_transcript_reader_names '{' '.join(words)}'"
        case Values("transcript", words):
            return f'_filedir "{"|".join(["$transcripts", *filter(None, [endings(words)])])}"'
        case Values("file", ()):
            return "_filedir"
        case Values("file", words):
            return f"_filedir '{endings(words)}'"
        case Values("folder"):
            return "_filedir -d"
    return ":"


def in_cases(rows: Iterable[tuple[str, str]], depth: int) -> str:
    """Return the branches of a case in bash; patterns with the same answer share one."""
    patterns: dict[str, list[str]] = {}
    for pattern, does in rows:
        patterns.setdefault(does, []).append(pattern)
    return "\n".join(
        f"{' ' * depth}{' | '.join(group)}) {does} ;;" for does, group in patterns.items()
    )


# -- zsh ----------------------------------------------------------------------------------------


def zsh(made: list[Command]) -> str:
    """Return the completions for zsh."""
    window, *others = made
    verbs = [one for one in others if one.name in arguments.VERBS]
    branches = [(f"'{one.name}'", one) for one in others] + [("*", window)]
    return filled(
        "zsh",
        SUFFIXES=endings(suffixes()),
        VERBS=in_describe(verbs),
        ACTIONS=in_describe(one for one in others if one not in verbs),
        WINDOW="\n".join(f"        {spec} \\" for spec in specs(window._replace(places=()))),
        FIRST=in_zsh(TRANSCRIPT),
        COMMANDS="\n".join(
            f"                {pattern})\n                    _arguments -S : "
            + "".join(f"\\\n                        {spec} " for spec in specs(one))
            + ";;"
            for pattern, one in branches
        ),
    )


def in_describe(listed: Iterable[Command]) -> str:
    """Return the last names of some commands, each with what it does."""
    return "\n".join(f"        {in_quotes(f'{one.parts[1]}:{one.does}')}" for one in listed)


def specs(one: Command) -> Iterable[str]:
    """Yield what _arguments is told of what follows a command."""
    for each in one.options:
        does = re.sub(r"([][\\])", r"\\\1", each.does)
        others = f"({' '.join(each.names)})" if len(each.names) > 1 else ""
        for name in each.names:
            if each.values is None:
                yield in_quotes(f"{others}{name}[{does}]")
            else:
                sign = "=" if name.startswith("--") else "+"
                behind = f"{each.names[-1].strip('-')}:{in_zsh(each.values)}"
                yield in_quotes(f"{others}{name}{sign}[{does}]:{behind}")
    for place in one.places:
        # With what they do, which the names alone would not say.
        described = "{_describe -t actions action reader_actions}"
        action = described if place.name == "action" else in_zsh(place.values)
        yield in_quotes(f"{'*' if place.repeated else ''}:{place.name}:{action}")


def in_zsh(values: Values) -> str:
    """Return the action that offers what may stand in a place."""
    match values:
        case Values("name", words):
            return f"({' '.join(words)})"
        case Values("transcript", words):
            listed = "|".join(["$transcripts", *filter(None, [endings(words)])])
            return f'_files -g "*.(#i)({listed})(-.)"'
        case Values("file", ()):
            return "_files"
        case Values("file", words):
            return f'_files -g "*.(#i)({endings(words)})(-.)"'
        case Values("folder"):
            return "_files -/"
    return " "


def in_quotes(text: str) -> str:
    """Return a text between single quotes, for zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


# -- fish ---------------------------------------------------------------------------------------


def fish(made: list[Command]) -> str:
    """Return the completions for fish."""
    return filled(
        "fish",
        SUFFIXES=" ".join(suffixes()),
        VALUED=" ".join(dict.fromkeys(name for _, name in valued(made))),
        COMMANDS=" ".join(f"'{one.name}'" for one in made if one.name),
        LINES="\n".join(line for one in made for line in in_fish(one)),
    )


def in_fish(one: Command) -> Iterable[str]:
    """Yield the lines that tell fish of a command and of what may follow it."""
    before, last = one.parts
    if last:
        yield f"{at(before, '0')} -a {last} -d {escaped(one.does)}"
    for each in one.options:
        given = (f"-{'l' if n.startswith('--') else 's'} {n.strip('-')}" for n in each.names)
        values = "" if each.values is None else behind_in_fish(each.values)
        yield f"{at(one.name, '.*')} {' '.join(given)}{values} -d {escaped(each.does)}"
    for place in one.places:
        if place.values.kind == "transcript":
            count = (".*", "[^0].*")[place.before] if place.repeated else str(place.before)
            yield f"{at(one.name, count)} -k -a {listed_in_fish(place.values)}"


def at(name: str, count: str) -> str:
    """Return the start of a line that holds behind a command and so many words."""
    return f"complete -c transcript-reader -n '__transcript_reader_at \"{name}:{count}\"'"


def behind_in_fish(values: Values) -> str:
    """Return what tells fish of the values of an option."""
    match values:
        case Values("name", words):
            return f" -x -a '{' '.join(words)}'"
        case Values("file", ()):
            return " -r -F"
        case Values("file" | "transcript"):
            return f" -x -a {listed_in_fish(values)}"
        case Values("folder"):
            return " -x -a '(__fish_complete_directories)'"
    return " -x"


def listed_in_fish(values: Values) -> str:
    """Return the call that lists the files of a place."""
    name = "transcripts" if values.kind == "transcript" else "files"
    return f"'({' '.join([f'__transcript_reader_{name}', *values.words])})'"


def escaped(text: str) -> str:
    """Return a text between single quotes, for fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def write(folder: Path) -> None:
    """Write the three files into ``folder``."""
    made = commands()
    for shell in (bash, zsh, fish):
        file = folder / f"transcript-reader.{shell.__name__}"
        file.write_text(shell(made), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else LINUX)
