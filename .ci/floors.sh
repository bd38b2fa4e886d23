#!/usr/bin/env bash
# The tests at the lowest versions that pyproject.toml allows, on the oldest Python. They are run
# from the source archive.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

oldest=3.11

set_up() {
    mkdir -- "$gate/floors"
    tar -xzf "$gate"/dist/*.tar.gz -C "$gate/floors" --strip-components 1
    cd -- "$gate/floors"
    "python$oldest" -m venv .venv
    .venv/bin/python packaging/floors >floors.txt
    .venv/bin/python -m pip --disable-pip-version-check --no-input install -qq \
        -c floors.txt --editable '.[test]'
    .venv/bin/python -m pip --disable-pip-version-check freeze
}

tests() {
    cd -- "$gate/floors"
    QT_QPA_PLATFORM=offscreen .venv/bin/python -P -m pytest -q -n auto
}

needs_network 'the lowest versions'
if "python$oldest" -I -c 'import ensurepip, venv' 2>/dev/null; then
    step 'The lowest versions' set_up
    step 'Tests at the lowest versions' tests
else
    left_out 'the lowest versions' "there is no Python $oldest with its venv module"
fi
