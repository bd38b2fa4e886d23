"""What a system is told of the program: entries, icons, pages and recipes, and that they agree.

A validator that is not on this machine is skipped; what the program depends on is checked without.
"""

from __future__ import annotations

import ast
import configparser
import importlib.util
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from source import ROOT

from reader import __version__, formats

ID = "io.github.transcriptreader.reader"
COMMAND = "transcript-reader"
HERE = ROOT / "packaging"
LINUX = HERE / "linux"
ICONS = ROOT / "resources" / "icons"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# The type by which a desktop knows what a file name ends in.
TYPES = {
    ".json": "application/json",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".ssa": "text/x-ssa",
    ".ass": "text/x-ssa",
    ".sbv": "text/x-sbv",
    ".lrc": "text/x-lrc",
    ".json3": "application/json",
    **dict.fromkeys((".xml", ".srv1", ".srv2", ".srv3", ".ytt"), "application/xml"),
    ".xhtml": "application/xhtml+xml",
    ".smi": "application/x-sami",
    ".sami": "application/x-sami",
    ".sub": "text/x-microdvd",
    ".mpl": "text/x-mpl2",
    ".otr": "application/json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".rtf": "application/rtf",
    ".mht": "application/x-mimearchive",
    ".mhtml": "application/x-mimearchive",
    ".webarchive": "application/x-safari-webarchive",
    ".tei": "application/tei+xml",
    ".akn": "application/akn+xml",
    ".ttml": "application/ttml+xml",
    ".dfxp": "application/ttml+xml",
    ".itt": "application/ttml+xml",
    ".html": "text/html",
    ".htm": "text/html",
    ".stl": "application/x-ebu-stl",
    ".eaf": "application/x-eaf+xml",
    ".exb": "application/x-exmaralda+xml",
    ".flk": "application/x-exmaralda+xml",
    ".fln": "application/x-exmaralda+xml",
    ".trs": "application/x-transcriber+xml",
    ".cha": "text/x-chat",
    ".ctm": "text/x-ctm",
    ".stm": "text/x-ctm",
    ".scc": "text/x-scc",
    ".textgrid": "text/x-textgrid",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Which package of Debian holds what pyproject.toml asks for.
DEBIAN = {
    "faust-cchardet": {"libuchardet0"},
    "icu4py": {"python3-icu"},
    "rapidfuzz": {"python3-rapidfuzz"},
    "platformdirs": {"python3-platformdirs"},
    "pdfminer-six": {"python3-pdfminer", "pdfminer-data"},
    "regex": {"python3-regex"},
    "xlsxwriter": {"python3-xlsxwriter"},
    "pyside6-essentials": {
        f"python3-pyside6.qt{part}" for part in ("network", "printsupport", "svg", "widgets")
    },
}


def run(*command: str | Path, status: int | None = 0) -> str:
    """Run a validator, or skip the test where there is none; return what it wrote.

    It must end with ``status``; None stands for any.
    """
    program = str(command[0])
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert status in (None, done.returncode), done.stdout + done.stderr
    return done.stdout + done.stderr


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def load(path: Path) -> ModuleType:
    """Load a program of packaging/, which is no package, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text(LINUX / f"{ID}.desktop"))
    return parser["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo() -> ElementTree.Element:
    return ElementTree.fromstring(text(LINUX / f"{ID}.metainfo.xml"))


@pytest.fixture(scope="module")
def icons() -> ModuleType:
    return load(HERE / "icons.py")


def test_the_desktop_entry_is_valid() -> None:
    assert run("desktop-file-validate", LINUX / f"{ID}.desktop") == ""


def test_the_desktop_entry_starts_the_program_with_files(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == f"{COMMAND} %F"
    assert COMMAND in PROJECT["project"]["scripts"]
    assert entry["Icon"] == entry["StartupWMClass"] == ID
    assert entry["Terminal"] == "false"


def test_the_desktop_entry_offers_what_the_program_reads(
    entry: configparser.SectionProxy, metainfo: ElementTree.Element
) -> None:
    suffixes = {suffix for format in formats.FORMATS for suffix in format.suffixes}
    assert suffixes <= TYPES.keys(), (
        "Give these a row in TYPES, and their types to the .desktop and the .metainfo.xml of "
        "packaging/linux; where desktops do not know one, to the .mime.xml and to `lacking` too: "
        f"{sorted(suffixes - TYPES.keys())}"
    )
    read = {TYPES[suffix] for suffix in suffixes}
    assert set(entry["MimeType"].strip(";").split(";")) == read
    assert {node.text for node in metainfo.findall("provides/mediatype")} == read


def test_a_window_is_known_by_the_name_of_its_entry() -> None:
    # Wayland finds the icon of a window by this name and by nothing else.
    assert any(f'"{ID}"' in text(path) for path in (ROOT / "reader").rglob("*.py"))


def test_the_metainfo_is_valid() -> None:
    said = run("appstreamcli", "validate", "--no-net", LINUX / f"{ID}.metainfo.xml", status=None)
    faults = re.findall(r"^[EW]: .*", said, re.MULTILINE)
    # The project has no home on the web, and names none that may be someone else's.
    assert [fault for fault in faults if not fault.endswith("url-homepage-missing")] == []
    assert "Valid" in said


def test_the_metainfo_speaks_of_this_program(metainfo: ElementTree.Element) -> None:
    assert metainfo.findtext("id") == ID
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert metainfo.findtext("provides/binary") == COMMAND
    assert metainfo.findtext("project_license") == PROJECT["project"]["license"]["text"]


def test_every_page_names_the_version_of_the_program(metainfo: ElementTree.Element) -> None:
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    day = newest.get("date")
    assert f'.TH TRANSCRIPT-READER 1 {day} "Transcript Reader {__version__}"' in text(
        LINUX / f"{COMMAND}.1"
    )
    assert text(HERE / "debian" / "changelog").startswith(f"{COMMAND} ({__version__}-1) ")


def test_the_file_types_are_valid(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    shutil.copy(LINUX / f"{ID}.mime.xml", tmp_path / "packages" / f"{ID}.xml")
    run("update-mime-database", tmp_path)
    assert "application/ttml+xml:*.ttml" in text(tmp_path / "globs2")


def test_the_file_types_are_those_that_desktops_lack() -> None:
    tree = ElementTree.fromstring(text(LINUX / f"{ID}.mime.xml"))
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    found = {
        glob.attrib["pattern"].lstrip("*"): kind.attrib["type"]
        for kind in tree.iter(f"{space}mime-type")
        for glob in kind.iter(f"{space}glob")
    }
    lacking = ".akn .cha .ctm .dfxp .eaf .exb .flk .fln .itt .sbv .scc .stl .stm .tei .textgrid"
    lacking = f"{lacking} .trs .ttml .webarchive".split()
    assert found == {suffix: TYPES[suffix] for suffix in lacking}


@pytest.mark.parametrize("path", sorted([*LINUX.glob("*.xml"), *ICONS.glob("transcript-*.svg")]))
def test_xml_is_well_formed(path: Path) -> None:
    ElementTree.parse(path)


@pytest.mark.parametrize("name", [COMMAND, f"{COMMAND}-symbolic"])
@pytest.mark.parametrize("size", [16, 22, 32, 64, 256])
def test_the_icon_shows_a_picture_at_every_size(qtbot: QtBot, name: str, size: int) -> None:
    renderer = QSvgRenderer(str(ICONS / f"{name}.svg"))
    assert renderer.defaultSize().width() == renderer.defaultSize().height()
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    seen = [image.pixelColor(x, y).alpha() > 127 for x in range(size) for y in range(size)]
    assert not seen[0]
    assert sum(seen) > size * size / 3


def test_the_icon_is_drawn_from_nothing_else() -> None:
    for path in ICONS.glob("transcript-reader*.svg"):
        for node in ElementTree.parse(path).iter():
            assert node.tag.rpartition("}")[2] not in {"image", "script", "style", "text", "use"}
            assert not any(name.endswith("href") for name in node.attrib)


def test_the_symbolic_icon_has_one_colour() -> None:
    tree = ElementTree.parse(ICONS / f"{COMMAND}-symbolic.svg")
    assert len({node.get("fill") for node in tree.iter() if node.get("d")}) == 1
    assert not any(node.get("stroke") for node in tree.iter())


def test_the_windows_icon_holds_each_size_once(qtbot: QtBot, icons: ModuleType) -> None:
    pictures = {size: icons.draw(size) for size in (16, 256)}
    made = icons.ico(pictures)
    assert struct.unpack_from("<HHH", made) == (0, 1, 2)
    for row, size in enumerate(pictures):
        width, height, _, _, _, depth, length, place = struct.unpack_from(
            "<BBBBHHII", made, 6 + 16 * row
        )
        assert (width, height, depth) == (size % 256, size % 256, 32)
        assert made[place : place + length] == pictures[size]
    assert place + length == len(made)


def test_the_macos_icon_holds_each_kind_once(qtbot: QtBot, icons: ModuleType) -> None:
    pictures = {size: f"picture of {size}".encode() for size in set(icons.ICNS_KINDS.values())}
    made = icons.icns(pictures)
    assert made[:8] == b"icns" + struct.pack(">I", len(made))
    assert dict(parts(made[8:])) == {
        kind: pictures[size] for kind, size in icons.ICNS_KINDS.items()
    }


def test_pictures_are_of_the_size_they_say(qtbot: QtBot, icons: ModuleType) -> None:
    image = QImage.fromData(icons.draw(48))
    assert (image.width(), image.height()) == (48, 48)
    assert image.hasAlphaChannel()


@pytest.mark.parametrize(
    "source", PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
)
def test_what_a_desktop_looks_for_is_in_the_wheel(source: str) -> None:
    target = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"][source]
    assert (ROOT / source).is_file()
    assert target.startswith("share/")
    assert Path(target).name.removeprefix("_").startswith((ID, COMMAND))


@pytest.mark.parametrize("python", PYTHONS)
def test_every_dependency_is_pinned_to_a_version_that_will_do(python: str) -> None:
    pinned = dict(pins(text(HERE / "constraints.txt").splitlines(), python))
    for requirement in needed(python):
        name = canonicalize_name(requirement.name)
        assert name in pinned
        assert pinned[name] in requirement.specifier


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lowest_versions_are_those_that_are_allowed(python: str) -> None:
    lines = run(sys.executable, HERE / "floors").splitlines()
    floors = dict(pins(lines, python))
    for requirement in needed(python, tuple(PROJECT["project"]["optional-dependencies"])):
        (lowest,) = (each for each in requirement.specifier if each.operator == ">=")
        assert floors[canonicalize_name(requirement.name)] == lowest.version


def test_a_requirement_without_a_lowest_version_is_named(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    script = shutil.copy(HERE / "floors", tmp_path / "packaging")
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["regex<9"]\n[project.optional-dependencies]\n'
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "packaging/floors: 'regex<9' must begin with its lowest version.\n"


@pytest.mark.parametrize("version", ["6.8.0", "6.11.3", "6.12.0"])
@pytest.mark.parametrize("python", PYTHONS)
def test_the_qt_that_loses_references_is_kept_away(python: str, version: str) -> None:
    lost = version == "6.12.0" and python == "3.11"
    qt = [each for each in needed(python) if each.name == "PySide6-Essentials"]
    assert [version in each.specifier for each in qt] == [not lost]


def test_pins_name_no_place_to_fetch_from() -> None:
    lines = [line for line in text(HERE / "constraints.txt").splitlines() if line]
    pin = re.compile(r'#.*|[\w.-]+==[\w.]+(; python_version (<|>=) "3\.\d+")?')
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_the_debian_package_asks_for_what_the_program_needs() -> None:
    control = text(HERE / "debian" / "control")
    depends = control.partition("\nPackage:")[2].partition("Description:")[0]
    wanted = set().union(*(DEBIAN[canonicalize_name(each.name)] for each in needed("3.13", ())))
    depends, _, others = depends.partition("\nRecommends:")
    asked = set(re.findall(r"^ ([\w.-]+),$", depends, re.MULTILINE))
    assert asked == wanted
    suggested = " python3-psycopg,\n python3-psycopg-pool,\n yt-dlp,\n"
    sound = "python3-pyside6.qtmultimedia", "python3-pyside6.qttexttospeech"
    recommended = "".join(f"\n {each}," for each in (*sound, "qt6-speech-speechd-plugin"))
    assert others == f"{recommended}\nSuggests:\n{suggested}"
    # What the program needs its tests need too.
    build = control.partition("\nPackage:")[0]
    assert wanted <= set(re.findall(r"^ ([\w.-]+) <!nocheck>,$", build, re.MULTILINE))


def test_the_flatpak_is_of_this_program_and_sees_no_files() -> None:
    manifest = text(HERE / "flatpak" / f"{ID}.yml")
    assert f"\nid: {ID}\n" in manifest
    assert f"\ncommand: {COMMAND}\n" in manifest
    assert "--filesystem" not in manifest


def test_the_flatpak_is_built_without_a_network_of_what_the_program_needs() -> None:
    run, _, build = text(HERE / "flatpak" / f"{ID}.yml").partition("\nmodules:")
    assert ["--share=network" in part for part in (run, build)] == [True, False]
    wanted = load(HERE / "flatpak" / "sources.py").wanted()
    libraries = {each.name for each in needed("3.13", ())} - {"PySide6-Essentials"}
    assert {Requirement(line).name for line in wanted["libraries.txt"]} == libraries
    assert wanted["backend.txt"] == PROJECT["build-system"]["requires"]


def test_other_systems_offer_what_the_program_reads() -> None:
    read = {suffix for format in formats.FORMATS for suffix in format.suffixes}
    (bundle,) = load(HERE / "frozen.py").document_types()
    assert {f".{suffix}" for suffix in bundle["CFBundleTypeExtensions"]} == read
    assert bundle["LSHandlerRank"] == "Alternate"  # it is offered, and takes no type over
    installer = text(HERE / "windows" / f"{COMMAND}.nsi")
    assert set(re.findall(r'insertmacro \${DO} "(.*)"', installer)) == read
    assert installer.count("!insertmacro ForEachType Offer") == 1
    assert installer.count("!insertmacro ForEachType NoLongerOffer") == 1


def test_a_stranger_in_the_folder_without_python_is_known_by_name() -> None:
    frozen = load(HERE / "frozen.py")
    assert {"transcript-reader", "pyside6-essentials", "shiboken6", "regex"} <= frozen.wanted()
    assert frozen.strangers(["reader.app", "regex._regex", "PySide6.QtCore", "json"]) == set()
    assert frozen.strangers(["pytest.main", "hypothesis"]) == {"pytest", "hypothesis"}


def test_the_licences_of_all_that_comes_along_are_gathered(tmp_path: Path) -> None:
    load(HERE / "frozen.py").gather(tmp_path / "licences", [sys.executable])
    names = {path.name for path in (tmp_path / "licences").iterdir()}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "transcript-reader-LICENSE"} <= names
    assert {name for name in names if name.startswith("regex-")}
    about = text(tmp_path / "licences" / "Qt.txt")
    assert f"version {metadata.version('PySide6-Essentials')}\n" in about
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        assert name in about


def test_the_recipe_of_the_folder_is_python_and_names_the_program() -> None:
    recipe = text(HERE / f"{COMMAND}.spec")
    ast.parse(recipe)
    assert f'bundle_identifier="{ID}"' in recipe


def test_the_windows_installer_compiles(tmp_path: Path, qtbot: QtBot, icons: ModuleType) -> None:
    program = tmp_path / "program" / "_internal"
    program.mkdir(parents=True)
    (program.parent / f"{COMMAND}.exe").write_bytes(b"")
    (program / "library.dll").write_bytes(b"")
    (tmp_path / "icon.ico").write_bytes(icons.ico({size: icons.draw(size) for size in (16, 256)}))
    out = tmp_path / f"{COMMAND}-{__version__}-setup.exe"
    defined = {
        "VERSION": __version__,
        "PROGRAM": program.parent,
        "ICON": tmp_path / "icon.ico",
        "OUT": out,
    }
    options = [f"-D{name}={value}" for name, value in defined.items()]
    run("makensis", "-V1", "-WX", *options, HERE / "windows" / f"{COMMAND}.nsi")
    assert out.read_bytes().startswith(b"MZ")


SCRIPTS = [
    *(HERE / name for name in ("run", "test", "setup.sh", "build-deb", "take-pictures")),
    *(path for path in sorted((HERE / "debian" / "tests").iterdir()) if path.name != "control"),
]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_are_plain_shell(path: Path) -> None:
    run("sh", "-n", path)
    run("shellcheck", "--external-sources", f"--source-path={ROOT}", path)


# The gate is not in a source archive.
@pytest.mark.parametrize("path", sorted((ROOT / ".ci").glob("*[nh]")), ids=lambda path: path.name)
def test_the_gate_is_sound_shell(path: Path) -> None:
    run("bash", "-n", path)
    run("shellcheck", "--external-sources", f"--source-path={ROOT}", path)


def test_the_package_is_tested_by_what_its_list_names() -> None:
    folder = HERE / "debian" / "tests"
    named = re.findall(r"^Tests: (.*)$", text(folder / "control"), re.MULTILINE)
    assert sorted([*named, "control"]) == sorted(path.name for path in folder.iterdir())
    for name in named:
        assert os.access(folder / name, os.X_OK)


def needed(
    python: str, extras: tuple[str, ...] = ("test", "check", "freeze")
) -> Iterator[Requirement]:
    """Yield what pyproject.toml asks for under one version of Python."""
    project = PROJECT["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or marker.evaluate({"python_version": python}):
            yield requirement


def pins(lines: Iterable[str], python: str) -> Iterator[tuple[str, str]]:
    """Yield name and version of each pin that holds under one version of Python."""
    for line in lines:
        if not line or line.startswith("#"):
            continue
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"python_version": python}):
            yield canonicalize_name(requirement.name), str(requirement.specifier)[2:]


def parts(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the contents of each part of an ICNS file."""
    while body:
        (length,) = struct.unpack_from(">I", body, 4)
        yield body[:4], body[8:length]
        body = body[length:]
