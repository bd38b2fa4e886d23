"""Say what the reader depends on and this Python has not: a line each, and the exit status 1.

python packaging/lacking.py
"""

from __future__ import annotations

import sys
import tomllib
from importlib import metadata
from pathlib import Path

# Every environment with pip has this copy; the reader itself does not depend on the package.
from pip._vendor.packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def is_there(requirement: Requirement) -> bool:
    """Tell whether what is required is installed, or not required of this Python."""
    if requirement.marker is not None and not requirement.marker.evaluate():
        return True
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return False
    return requirement.specifier.contains(version, prereleases=True)


def main() -> int:
    """Do what the page above says."""
    wanted = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    lacking = [line for line in wanted if not is_there(Requirement(line))]
    sys.stdout.write("".join(f"{line}\n" for line in lacking))
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
