# shellcheck shell=bash
# What the parts of the gate share. Sourced by each of them; "gate" is the folder that a run works in.

: "${gate:?is set by .ci/run}"
python=$PWD/.venv/bin/python

# Do one step: say how long it took and how much of that the processors were at work for it, and show
# what it wrote if it failed. Of a run of the tests the closing line is shown in any case.
step() {
    local title=$1 began=$SECONDS log work status=0
    shift
    log=$(mktemp "$gate/log.XXXXXX")
    # In the background, since the shell does not stop at a fault in what it asks the status of.
    (
        trap 'times >"$log.times"' EXIT
        "$@" >"$log" 2>&1 </dev/null
    ) &
    wait $! || status=$?
    # Minutes and seconds of this shell and of what it started, each for the program and the system.
    work=$(tr 'ms' '  ' <"$log.times" | awk '{ sum += 60 * $1 + $2 + 60 * $3 + $4 } END { print int(sum) }')
    if [ "$status" -ne 0 ]; then
        printf '\n!! %s failed with status %s after %s s. It wrote:\n%s\n\n' \
            "$title" "$status" $((SECONDS - began)) "$(cat "$log")"
        return 1
    fi
    printf '== %s: %s s, %s s of work\n' "$title" $((SECONDS - began)) "$work"
    grep -E '^(=+ )?[0-9]+ passed' "$log" | tail -n 1 || true
}

# Say in one line what this run leaves out, and why.
left_out() { printf -- '-- Left out: %s, since %s.\n' "$1" "$2"; }

# End the part, of which $1 tells, where nothing can be fetched.
needs_network() {
    if [ ! -e "$gate/has-network" ]; then
        left_out "$1" 'nothing can be fetched here'
        exit 0
    fi
}

# Install into the environment of a Python, in the versions that are pinned.
pip() {
    "$1" -m pip --disable-pip-version-check --no-input install -qq \
        -c packaging/constraints.txt "${@:2}"
}

# See that there are words in a picture of the window.
words_in() { "$python" -I .ci/picture.py "$1"; }

# Have a program draw its window, and see that there are words in it.
picture_of() {
    QT_QPA_PLATFORM=offscreen "$1" --temp-basedir --screenshot "$gate/window.png"
    words_in "$gate/window.png"
    rm -- "$gate/window.png"
}
