#!/usr/bin/env bash
# The project as it lies here, on the machine's own Python.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

tests() {
    sh packaging/test -q -rs | tee "$gate/tests.txt"
    # Where the validators could be installed, no test may have gone without what it asks.
    [ ! -e "$gate/has-validators" ] || ! grep -E ': .* is not installed$|: there is no .* here' "$gate/tests.txt"
}

style() {
    "$python" -m ruff format --check
    "$python" -m ruff check
    "$python" -m mypy
}

step 'Tests' tests
step 'Style and types' style
