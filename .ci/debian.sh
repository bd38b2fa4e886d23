#!/usr/bin/env bash
# A bare Debian, as someone meets it who is not root but may use sudo: the tests, and the build of
# the package. Then a second one, where the package is installed with nothing beside it, and used.
set -euo pipefail
# shellcheck source=.ci/steps.sh
. .ci/steps.sh
# shellcheck source=.ci/root.sh
. .ci/root.sh

first=$gate/first second=$gate/second
home=$first/home/$visitor
control=packaging/debian/tests/control
frozen=(
    env QT_QPA_PLATFORM=offscreen
    /opt/transcript-reader/transcript-reader --temp-basedir --screenshot frozen.png
)

two_roots() {
    make_root "$second"
    cp -a -- "$second" "$first"
    in_root "$first" root apt-get -q update
    in_root "$first" root apt-get -q install -y --no-install-recommends sudo
    echo "$visitor ALL=(ALL) NOPASSWD: ALL" >"$first/etc/sudoers.d/$visitor"
    unpack "$first"
}

# Lay the source archive into a root, in the home of the one who is not root.
unpack() {
    mkdir -- "$1/home/$visitor/reader"
    tar -xzf "$gate"/dist/*.tar.gz -C "$1/home/$visitor/reader" --strip-components 1
    in_root "$1" root chown -R "$visitor:" "/home/$visitor"
}

set_up() { in_root "$first" "$visitor" reader/packaging/run --version; }

tests() { in_root "$first" "$visitor" reader/packaging/test -q; }

package() { in_root "$first" "$visitor" reader/packaging/build-deb; }

package_is_sound() {
    in_root "$first" root apt-get -q install -y --no-install-recommends appstream lintian
    # This one is newer than that of the machine may be.
    in_root "$first" "$visitor" sh -c 'appstreamcli validate --no-net \
        --override=url-homepage-missing=info reader/packaging/linux/*.metainfo.xml'
    in_root "$first" "$visitor" sh -c 'lintian --info --display-info --pedantic \
        --fail-on error,warning,info,pedantic reader/dist/*.deb'
}

install_package() {
    cp -- "$home/reader/dist"/*.deb "$second/opt/package.deb"
    in_root "$second" root apt-get -q update
    in_root "$second" root apt-get -q install -y --no-install-recommends /opt/package.deb
    unpack "$second"
}

# As installed, before anything else is.
its_picture() {
    in_root "$second" "$visitor" env QT_QPA_PLATFORM=offscreen \
        transcript-reader --temp-basedir --screenshot window.png
    words_in "$second/home/$visitor/window.png"
}

# Print the packages that a test of the installed package needs beside it.
needs_of() {
    sed -n "/^Tests: $1\$/,/^\$/p" "$control" | sed '1d; s/^Depends: @//; /^[A-Z]/d' | tr -d '\n' |
        tr ',' ' '
}

# Do what autopkgtest does: run a test of the package, in its source, as someone who is not root.
use() {
    local packages
    read -ra packages < <(needs_of "$1") || true
    in_root "$second" root apt-get -q install -y --no-install-recommends "${packages[@]}"
    # shellcheck disable=SC2016  # It is expanded there.
    in_root "$second" "$visitor" sh -euc '
        cd reader
        AUTOPKGTEST_TMP=$(mktemp -d) "packaging/debian/tests/$1"
    ' sh "$1"
}

# The folder that needs no Python, on a system that has no Python, before and after there is a libGL.
frozen_says_what_it_lacks() {
    local said
    cp -a -- "$gate/frozen/dist/transcript-reader" "$second/opt/"
    said=$(in_root "$second" "$visitor" "${frozen[@]}" 2>&1) && return 1
    echo "$said"
    [[ "$said" = *libGL.so.1* && "$said" != *Traceback* ]]
}

frozen_picture() {
    in_root "$second" "$visitor" "${frozen[@]}"
    words_in "$second/home/$visitor/frozen.png"
}

needs_network 'a bare Debian'
because=$(no_root_because)
if [ -n "$because" ]; then
    left_out 'a bare Debian: the tests there, the package and its uses' "$because"
    exit 0
fi
step 'Two bare Debians' two_roots
step 'Bare Debian: set-up' set_up
step 'Bare Debian: tests' tests
step 'Bare Debian: package' package
step 'Bare Debian: lintian' package_is_sound
step 'Second bare Debian: no libGL, a sentence' frozen_says_what_it_lacks
step 'Second bare Debian: installing the package' install_package
step 'Second bare Debian: its picture' its_picture
step 'Second bare Debian: the folder that needs no Python' frozen_picture
sed -n 's/^Tests: //p' "$control" | while read -r test; do
    step "Second bare Debian: $test" use "$test"
done
