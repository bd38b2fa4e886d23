#!/usr/bin/env bash
# The tests at the lowest versions that pyproject.toml allows, on the oldest Python. They are run
# from the source archive.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

oldest=3.11

# Not in the project's folder, where the tests would find it and set it up in the versions of today.
environment=$gate/lowest

set_up() {
    mkdir -- "$gate/floors"
    tar -xzf "$gate"/dist/*.tar.gz -C "$gate/floors" --strip-components 1
    cd -- "$gate/floors"
    "python$oldest" -m venv "$environment"
    "$environment/bin/python" packaging/floors >"$gate/floors.txt"
    "$environment/bin/python" -m pip --disable-pip-version-check --no-input install -qq \
        -c "$gate/floors.txt" --editable '.[test]'
    "$environment/bin/python" -m pip --disable-pip-version-check freeze
}

tests() {
    cd -- "$gate/floors"
    # Long use is tried at the versions of today; once is enough.
    READER_JOBS=400 READER_CYCLES=8 QT_QPA_PLATFORM=offscreen "$environment/bin/python" -P -m pytest -q -n auto
}

needs_network 'the lowest versions'
if "python$oldest" -I -c 'import ensurepip, venv' 2>/dev/null; then
    step 'The lowest versions' set_up
    step 'Tests at the lowest versions' tests
else
    left_out 'the lowest versions' "there is no Python $oldest with its venv module"
fi
