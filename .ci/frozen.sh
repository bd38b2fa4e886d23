#!/usr/bin/env bash
# The folder that needs no Python, built in an environment that holds nothing else.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

frozen=$gate/frozen
program=$frozen/dist/transcript-reader

build() {
    mkdir -- "$frozen"
    tar -xzf "$gate"/dist/*.tar.gz -C "$frozen" --strip-components 1
    "$python" -m venv "$frozen/.venv"
    pip "$frozen/.venv/bin/python" "${frozen}[freeze]"
    cd -- "$frozen"
    .venv/bin/python -m PyInstaller --log-level WARN packaging/transcript-reader.spec
}

started() {
    picture_of "$program/transcript-reader"
    du -sh "$program"
}

needs_network 'the folder that needs no Python'
step 'The folder that needs no Python' build
step 'Its picture' started
