# shellcheck shell=sh
# shellcheck disable=SC2154
# What "run" and "test" share: set_up puts in place all that the reader needs.
#
# The caller sets "top", the project's folder. Written for any POSIX shell. Where there is apt-get
# (Debian, Ubuntu and their kin) the system's packages are installed too; elsewhere only what pip
# brings. Silent when there is nothing to do.

venv=$top/.venv
stamp=$venv/set-up.stamp

# The shared libraries that Qt opens on Linux, each with the package that holds it. They are looked
# for by their own names, since packages are renamed from release to release.
#   for any start, the tests included ... libgssapi_krb5
#   for a window on X11 ................. libxkbcommon-x11 ... libxcb-xkb
#   for a window on Wayland ............. libwayland-cursor, libwayland-egl
#   for printing ........................ libcups
libraries='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libgssapi_krb5.so.2 libgssapi-krb5-2
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libcups.so.2 libcups2
'

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

# Run a command and show what it wrote only if it fails.
quietly() {
    if written=$("$@" 2>&1 </dev/null); then
        return 0
    fi
    say "$written"
    return 1
}

# Print the packages that apt-get should install so that Qt finds its libraries.
missing_packages() {
    command -v apt-get >/dev/null || return 0
    present=$(PATH=$PATH:/usr/sbin:/sbin; ldconfig -p 2>/dev/null) || return 0
    printf '%s' "$libraries" | while read -r library package; do
        case $present in
            *"$library "*) ;;
            *) [ -z "$library" ] || printf '%s ' "$package" ;;
        esac
    done
}

# Print all that the environment was made from; a set-up is good for as long as this stays the same.
# A library that no package brought is part of it: asking again at every start would not help.
fingerprint() {
    printf '%s\n' "$top" "$packages"
    [ ! -x "$venv/bin/python" ] || readlink -f -- "$venv/bin/python"
    cksum <"$top/pyproject.toml"
    cksum <"$top/packaging/constraints.txt"
}

# Tell whether Python $1 is new enough for the reader and has the modules $2.
fits() {
    "$1" -I -c "import sys, $2; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 </dev/null
}

# Set "python" to a Python that can make a virtual environment.
find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if fits "$python" 'ensurepip, venv'; then
            return 0
        fi
    done
    return 1
}

# Run apt-get as root; where another one is at work, wait up to two minutes for it.
apt_get() {
    set -- env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@"
    [ "$(id -u)" -eq 0 ] || set -- sudo "$@"
    quietly "$@"
}

install_packages() {
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "Please have these installed by someone who may: apt-get install --no-install-recommends $*"
    fi
    say "Installing what the system lacks: $*"
    # A list that cannot be fetched need not matter here: whether it does shows at the next step.
    apt_get update || say "apt-get could not renew all its lists; going on with those it has."
    apt_get install -y --no-install-recommends "$@" ||
        fail "apt-get could not install what the reader needs; see above."
}

make_environment() {
    if fits "$venv/bin/python" pip; then
        return 0
    fi
    find_python || fail "Transcript Reader needs Python 3.11 or newer, with its venv module."
    quietly "$python" -m venv --clear "$venv" ||
        fail "Python could not make its environment in $venv."
}

install_reader() {
    say "Setting up the reader in $venv"
    (
        cd -- "$top" &&
            quietly "$venv/bin/python" -m pip --disable-pip-version-check --no-input install --quiet \
                --constraint packaging/constraints.txt --editable '.[test]'
    ) || fail "pip could not install the reader; see above."
    quietly "$venv/bin/python" -I -c 'import PySide6.QtNetwork, PySide6.QtSvg, PySide6.QtWidgets' ||
        fail "Qt does not load; please install the library that is named above."
}

set_up() {
    packages=$(missing_packages)
    if [ "$(fingerprint)" = "$(cat -- "$stamp" 2>/dev/null)" ]; then
        return 0
    fi
    if ! fits "$venv/bin/python" pip && ! find_python && command -v apt-get >/dev/null; then
        packages="$packages python3-venv ca-certificates"
    fi
    if [ -n "$packages" ]; then
        # Unquoted: one word a package.
        # shellcheck disable=SC2086
        install_packages $packages
    fi
    make_environment
    install_reader
    packages=$(missing_packages)
    fingerprint >"$stamp"
}
