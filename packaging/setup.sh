# shellcheck shell=sh
# shellcheck disable=SC2154
# What "run" and "test" share: set_up puts in place all that the reader needs.
#
# The caller sets "top", the project's folder; set_up sets "venv", the folder of the environment.
# Written for any POSIX shell. Where there is apt-get (Debian, Ubuntu and their kin) the system's
# packages are installed too; elsewhere only what pip brings. Silent when there is nothing to do.

# The shared libraries that Qt opens on Linux, each with the package that holds it. They are looked
# for by their own names, since packages are renamed from release to release.
# For any start, the tests included:
needed_libraries='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libgssapi_krb5.so.2 libgssapi-krb5-2
'
# For a window on X11 (down to libxcb-xkb), a window on Wayland, and printing (libcups):
window_libraries='
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

# What root does, all at once, so that a password is asked for once. Where another apt-get is at
# work it waits up to two minutes. A list that cannot be fetched need not matter here: whether it
# does shows at the next step.
# shellcheck disable=SC2016
as_root='
    export DEBIAN_FRONTEND=noninteractive LC_ALL=C
    apt="apt-get -q -o DPkg::Lock::Timeout=120"
    $apt update || echo "Note: apt-get could not renew all its lists; going on with those it has."
    exec $apt "$@"
'

say() {
    printf '%s\n' "$*" >&2
}

# Say why there is no going on, and end. Whoever starts the reader from a menu sees no terminal.
fail() {
    say "$@"
    if [ ! -t 2 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v notify-send >/dev/null
    then
        notify-send 'Transcript Reader cannot start' "$*" || :
    fi
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

# Run a command that downloads, and show what: a line each, with its size. If it fails, show its
# complaints. All that it says is kept in set-up.log, in the environment.
downloading() {
    log=$venv/set-up.log
    code=$(
        {
            {
                if "$@" 3>&- </dev/null; then echo 0 >&3; else echo $? >&3; fi
            } 2>&1 | tee -- "$log" | show_downloads
        } 3>&1
    )
    [ "$code" -ne 0 ] || return 0
    grep -E '^ *(E|Err|ERROR|sudo):' "$log" >&2 || cat -- "$log" >&2
    return "$code"
}

# Show what apt-get or pip, whose words are read, downloads; and how far it is, where pip tells.
show_downloads() {
    back= # what takes the place of the percentage that stands at the end
    while read -r word rest; do
        case "$word $rest" in
            Progress\ *[!0-9of\ ]* | *\ of\ 0 | *.metadata\ * | Need\ to\ get\ 0\ B*) continue ;;
            Progress\ *) # "Progress 262144 of 809356"
                back='\r'
                printf '\r    %s %%' "$((100 * ${rest%% *} / ${rest##* }))" >&2
                continue
                ;;
            Downloading\ *) # "Downloading regex-2026.11.19-cp313-manylinux.whl (809 kB)"
                file=${rest##*/}
                version=${file#*-} && version=${version%% *}
                line="${file%%-*} ${version%%-*} (${file##*(}"
                ;;
            Get:*) # "Get:1 http://mirror bookworm/main amd64 libcups2 amd64 2.4.2 [245 kB]"
                # shellcheck disable=SC2086
                set -- $rest
                [ $# -eq 8 ] || continue # a list, not a package
                # Of a hundred packages those that take their time.
                case ${7#\[}\ $8 in *MB\] | [0-9][0-9][0-9][0-9]\ kB\]) ;; *) continue ;; esac
                line="$4 (${7#\[} ${8%\]})"
                ;;
            Need\ to\ get\ *) # "Need to get 245 kB/446 kB of archives."
                line=${rest#to get }
                line=${line%% of archives*}
                line="${line%%/*} of packages to download, the large ones one by one:"
                ;;
            Installing\ collected*) line='unpacking all of it' ;;
            Note:*) line=$rest ;;
            *) continue ;;
        esac
        printf "$back"'  %s\n' "$line" >&2
        back=
    done
    [ -z "$back" ] || printf '\r          \r' >&2
}

# Print the packages that apt-get should install so that Qt finds the libraries in the list $1.
missing_packages() {
    command -v apt-get >/dev/null || return 0
    present=$(PATH=$PATH:/usr/sbin:/sbin; ldconfig -p 2>/dev/null) || return 0
    printf '%s' "$1" | while read -r library package; do
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

# Tell whether the environment "venv" was set up, from what is here now.
is_up_to_date() {
    [ "$(fingerprint)" = "$(cat -- "$venv/set-up.stamp" 2>/dev/null)" ]
}

# Set "venv": in the project's folder, or in the person's cache where that cannot be written to.
# Returns 1 if the environment there is not up to date.
find_environment() {
    venv=$top/.venv
    ! is_up_to_date || return 0
    # shellcheck disable=SC2015
    mkdir -p -- "$venv" 2>/dev/null && [ -w "$venv" ] && return 1
    case ${XDG_CACHE_HOME:-} in
        /*) venv=$XDG_CACHE_HOME ;;
        *) venv=${HOME:-/nowhere}/.cache ;;
    esac
    venv=$venv/transcript-reader/environments/$(printf '%s' "$top" | cksum | tr -d ' ')
    # What Python compiles goes there too; else it would do so at every start.
    export PYTHONPYCACHEPREFIX="$venv/compiled"
    ! is_up_to_date || return 0
    mkdir -p -- "$venv" 2>/dev/null ||
        fail "There is no room for the reader: neither $top nor $venv can be written to."
    return 1
}

# Tell whether Python $1 is new enough for the reader and has the modules $2.
fits() {
    "$1" -I -c "import sys, $2; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 </dev/null
}

# Set "python" to a Python that has the modules $1.
find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if fits "$python" "$1"; then
            return 0
        fi
    done
    return 1
}

# Tell whether packages can be installed: by root, by a sudo that asks nothing, or by one that asks
# someone it knows who is there to answer.
may_install() {
    [ "$(id -u)" -ne 0 ] || return 0
    command -v sudo >/dev/null || return 1
    ! sudo -n true >/dev/null 2>&1 </dev/null || return 0
    case " $(id -Gn) " in
        *\ sudo\ * | *\ wheel\ * | *\ admin\ *) (: </dev/tty) 2>/dev/null ;;
        *) return 1 ;;
    esac
}

# Renew the lists of apt-get and run it, as root.
apt_get() {
    set -- sh -c "$as_root" sh "$@"
    [ "$(id -u)" -eq 0 ] || set -- sudo "$@"
    downloading "$@"
}

# Install packages, or say what to do about it; ends where the reader cannot start without them.
install_packages() {
    if may_install; then
        say "Installing what the system lacks: $*"
        ! apt_get install -y --no-install-recommends "$@" || return 0
        say "apt-get could not install what the reader needs; see above."
    fi
    wanted="apt-get install --no-install-recommends $*"
    if [ -n "$(missing_packages "$needed_libraries")" ] || ! has_python; then
        fail "Please have these installed by someone who may: $wanted"
    fi
    say "Going on, though there may be no window or no printing. Please have these installed" \
        "by someone who may: $wanted"
}

has_python() {
    fits "$venv/bin/python" pip || find_python 'ensurepip, venv'
}

# Said before anything of it is done: to make an environment takes Python many seconds.
say_where() {
    case $venv in
        "$top"/*) ;;
        *) say "$top cannot be written to." ;;
    esac
    say "Setting up the reader in $venv"
}

make_environment() {
    if fits "$venv/bin/python" pip; then
        return 0
    fi
    find_python 'ensurepip, venv' ||
        fail "Transcript Reader needs Python 3.11 or newer, with its venv module."
    quietly "$python" -m venv --clear "$venv" ||
        fail "Python could not make its environment in $venv."
}

# Have pip put the reader into its environment; $1 is how often it tries to reach a server again.
install_reader() {
    # The newer pips tell how far a download is, in lines that a terminal can be shown.
    progress=off
    if [ -t 2 ] && "$venv/bin/python" -m pip install --help </dev/null 2>&1 | grep -q '\<raw\>'; then
        progress=raw
    fi
    (
        cd -- "$top" || exit
        PIP_RETRIES=${PIP_RETRIES:-$1}
        export PIP_RETRIES
        downloading "$venv/bin/python" -m pip --disable-pip-version-check --no-input install \
            --progress-bar "$progress" --constraint packaging/constraints.txt --editable '.[test]'
    )
}

set_up() {
    packages=$(missing_packages "$needed_libraries$window_libraries")
    ! find_environment || return 0
    has_python || ! command -v apt-get >/dev/null ||
        packages="$packages python3-venv ca-certificates"
    if [ -n "$packages" ]; then
        # Unquoted: one word a package.
        # shellcheck disable=SC2086
        install_packages $packages
    fi
    # What was set up here before may do if what is new cannot be fetched; so find that out soon.
    retries=5
    [ "$(head -n 1 -- "$venv/set-up.stamp" 2>/dev/null)" != "$top" ] || retries=1
    say_where
    make_environment
    if ! install_reader "$retries"; then
        [ "$retries" -eq 1 ] || fail "pip could not install the reader; see above, and $venv/set-up.log."
        quietly "$venv/bin/python" -I "$top/packaging/lacking.py" ||
            fail "The reader was changed and needs what is named above, which pip could not fetch." \
                "Is there a network?"
        say "pip could not fetch what has changed; going on with what is there."
        return 0
    fi
    quietly "$venv/bin/python" -I -c 'import PySide6.QtNetwork, PySide6.QtSvg, PySide6.QtWidgets' ||
        fail "Qt does not load; please install the library that is named above."
    packages=$(missing_packages "$needed_libraries$window_libraries")
    fingerprint >"$venv/set-up.stamp"
}
