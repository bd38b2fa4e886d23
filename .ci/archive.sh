#!/usr/bin/env bash
# The source archive, and the wheel made of it: whole, well formed, and a program once installed.
# The archive is what the other parts unpack and test: nothing that is needed may be missing in it.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

build() {
    "$python" -m hatchling build --target sdist --directory "$gate/dist"
    "$python" -m pip --disable-pip-version-check wheel -qq --no-deps --no-build-isolation \
        --wheel-dir "$gate/dist" "$gate"/dist/*.tar.gz
}

check() {
    "$python" -m twine check --strict "$gate"/dist/*
    "$python" -m check_wheel_contents "$gate"/dist/*.whl
    "$python" -I - "$gate"/dist/*.whl <<'PYTHON'
import sys
import zipfile
from pathlib import Path

inside = set(zipfile.ZipFile(sys.argv[1]).namelist())
wanted = {
    f"reader/_{path}"
    for folder in ("resources", "seeds")
    for path in map(str, Path(folder).rglob("*"))
    if Path(path).is_file()
}
missing = sorted(wanted - inside)
sys.exit(f"The wheel lacks {', '.join(missing)}." if missing or not wanted else 0)
PYTHON
}

installed() {
    "$python" -m venv "$gate/installed"
    pip "$gate/installed/bin/python" "$gate"/dist/*.whl
    "$gate/installed/bin/transcript-reader" --version
    picture_of "$gate/installed/bin/transcript-reader"
}

step 'Source archive and wheel' build
step 'What is in them' check
needs_network 'the installed program'
step 'The installed program' installed
