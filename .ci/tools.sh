#!/usr/bin/env bash
# What the gate needs itself: validators, the environment, the programs that check.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh

install_validators() {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        appstream at-spi2-core bash-completion busybox dbus-daemon debootstrap desktop-file-utils \
        fish flatpak-builder libglib2.0-bin man-db mandoc nsis postgresql shared-mime-info shellcheck \
        strace xvfb zsh
}

step 'Set-up' sh packaging/test --version
if "$python" -m pip --disable-pip-version-check --retries 1 --timeout 20 \
    download -qq --no-deps -c packaging/constraints.txt --dest "$gate/fetched" regex 2>/dev/null; then
    touch "$gate/has-network"
    step 'Tools' pip "$python" --editable '.[check]'
else
    left_out 'renewing the tools' 'nothing can be fetched here'
fi
if [ ! -e "$gate/has-network" ]; then
    left_out 'installing the validators' 'nothing can be fetched here'
elif ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    left_out 'installing the validators' 'that takes apt-get and root'
else
    step 'Validators' install_validators
    touch "$gate/has-validators"
fi
