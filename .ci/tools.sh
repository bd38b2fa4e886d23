#!/usr/bin/env bash
# What the gate needs itself: validators, the environment, the programs that check.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

install_validators() {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        appstream debootstrap desktop-file-utils flatpak-builder man-db mandoc nsis \
        shared-mime-info shellcheck
}

if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    step 'Validators' install_validators
    touch "$gate/has-validators"
else
    left_out 'installing the validators' 'that takes apt-get and root'
fi
step 'Set-up' packaging/test --version
step 'Tools' pip "$python" --editable '.[check]'
