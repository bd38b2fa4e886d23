#!/usr/bin/env bash
# What the Flatpak is built from: every file listed with its checksum, and taken by the manifest. It is
# not built: the runtime that it stands on is half a gigabyte from another server.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

checksums() { grep -o '"sha256" *: *"[0-9a-f]*"' | tr -d ' ' | sort; }

sources() {
    local manifest
    "$python" packaging/flatpak/sources.py
    # From there, since it leaves a folder where it is started, and takes no option that says otherwise.
    manifest=$(realpath packaging/flatpak/*.yml)
    (cd -- "$gate" && flatpak-builder --show-manifest "$manifest" >manifest.json)
    # A list that cannot be included is left out with no more than a warning.
    diff <(checksums <build/flatpak-sources.json) <(checksums <"$gate/manifest.json")
}

needs_network 'the sources of the Flatpak'
if command -v flatpak-builder >/dev/null; then
    step 'Sources of the Flatpak' sources
else
    left_out 'the sources of the Flatpak' 'there is no flatpak-builder'
fi
