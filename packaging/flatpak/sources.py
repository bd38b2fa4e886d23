"""List what the Flatpak is built from, each file with its checksum; the build has no network.

    python packaging/flatpak/sources.py

asks the index of packages that pip is set to for the versions in packaging/constraints.txt and
writes build/flatpak-sources.json, which the manifest includes. The list is made anew for each build
and is not part of the project, since it names the servers that the files are on; a store takes it
along with the manifest.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parent.parent.parent
OUT = TOP / "build" / "flatpak-sources.json"

# The Python of the runtime in the manifest; its C library is newer than all of these ask for.
PYTHON = "3.13"
PLATFORMS = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_17", "manylinux2014")
ARCHITECTURES = ("x86_64", "aarch64")
IN_THE_BASE = "PySide6-Essentials"


class File(NamedTuple):
    """A file of one version of one package."""

    pin: str
    url: str
    sha256: str


def wanted() -> dict[str, list[str]]:
    """Return the requirements by the file that the manifest installs them from."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    dependencies = project["project"]["dependencies"]
    return {
        "libraries.txt": [each for each in dependencies if not each.startswith(IN_THE_BASE)],
        "backend.txt": project["build-system"]["requires"],
    }


def resolved(requirements: list[str], architecture: str) -> list[File]:
    """Return the files that pip would download for an architecture."""
    command = [
        *(sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"),
        # Nothing is written to the target; pip wants one to be named.
        *("--dry-run", "--ignore-installed", "--report", "-", "--target", str(OUT.parent)),
        *("--constraint", str(TOP / "packaging" / "constraints.txt")),
        *("--only-binary", ":all:", "--implementation", "cp", "--python-version", PYTHON),
        *(f"--platform={platform}_{architecture}" for platform in PLATFORMS),
    ]
    done = subprocess.run([*command, *requirements], check=True, stdout=subprocess.PIPE)
    return [
        File(
            f"{each['metadata']['name']}=={each['metadata']['version']}",
            each["download_info"]["url"],
            each["download_info"]["archive_info"]["hashes"]["sha256"],
        )
        for each in json.loads(done.stdout)["install"]
    ]


def sources() -> Iterator[dict[str, object]]:
    """Yield the sources as flatpak-builder takes them: two lists for pip, and what they name."""
    for name, requirements in wanted().items():
        files: dict[File, list[str]] = {}
        for architecture in ARCHITECTURES:
            for file in resolved(requirements, architecture):
                files.setdefault(file, []).append(architecture)
        lines = dict.fromkeys((file.pin for file in files), "")
        for file in files:
            lines[file.pin] += f" --hash=sha256:{file.sha256}"
        content = "".join(f"{pin}{sums}\n" for pin, sums in lines.items())
        yield {"type": "inline", "dest-filename": name, "contents": content}
        for file, architectures in files.items():
            yield {
                "type": "file",
                "url": file.url,
                "sha256": file.sha256,
                "dest": "wheels",
                "only-arches": architectures,
            }


if __name__ == "__main__":
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(list(sources()), indent=4) + "\n", encoding="utf-8")
