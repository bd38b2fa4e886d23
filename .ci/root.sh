# shellcheck shell=bash
# A bare Debian in a folder: made, entered, and gone without a trace. Sourced; needs root.
#
# What is mounted for it is mounted in a space of its own that ends with the last process inside, so
# that nothing of it is ever seen outside and there is nothing to unmount, however a run ends. Its
# devices are its own. No host is named here: where packages come from, and the way there, is what
# the machine's own apt and pip are set to.

release=trixie
visitor=visitor

# Run a command in a space whose mounts and processes end with it.
alone() { unshare --mount --pid --fork --kill-child -- "$@"; }

# Print why no bare Debian can be made on this machine, or nothing if one can.
no_root_because() {
    if [ "$(id -u)" -ne 0 ]; then
        echo 'it takes root'
    elif ! command -v debootstrap >/dev/null; then
        echo 'there is no debootstrap'
    elif ! alone mount -t proc proc /proc 2>/dev/null; then
        echo 'nothing may be mounted here'
    elif [ -z "$(archive)" ]; then
        echo 'the settings of apt name no archive of Debian'
    fi
}

# Print the address of the archive of Debian that the machine's own apt takes packages from.
archive() {
    # shellcheck disable=SC2016  # The names are apt's own.
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Identifier: Packages' |
        sed -n 's/^Debian|Debian|//p' | head -n 1
}

# Make a bare Debian in the folder ROOT, with someone in it who is not root.
make_root() {
    local root=$1 from
    from=$(archive)
    alone debootstrap --variant=minbase "$release" "$root" "$from"
    echo "deb $from $release main" >"$root/etc/apt/sources.list"
    apt-config dump Acquire |
        grep -E '^Acquire::(http|https|Check-|Force|GzipIndexes|Languages|Retries)' \
            >"$root/etc/apt/apt.conf.d/50machine" || true
    # What is thrown away need not survive a loss of power.
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/throwaway"
    cp -L -- /etc/resolv.conf /etc/hosts "$root/etc/"
    settings_of_pip "$root"
    in_root "$root" root useradd --create-home --shell /bin/bash "$visitor"
}

# Write the machine's settings of pip into ROOT. A file that they name is copied there; a folder
# that they name is listed in etc/pip/folders, and is seen in its place by whoever enters.
settings_of_pip() {
    local root=$1 name value word
    local -A settings
    mkdir -- "$root/etc/pip"
    # Sorted, those of the environment come first; they count more than those of a file.
    while IFS='=' read -r name value; do
        name=${name##*.}
        [ -n "${settings[$name]:-}" ] || settings[$name]=${value//[\"\']/}
    done < <(python3 -m pip config list | LC_ALL=C sort)
    for name in "${!settings[@]}"; do
        for word in ${settings[$name]}; do
            if [ -f "$word" ]; then
                cp -L -- "$word" "$root/etc/pip/"
                settings[$name]=${settings[$name]//"$word"/"/etc/pip/${word##*/}"}
            elif [ -d "$word" ]; then
                echo "$word"
            elif [ -d "${word#file://}" ]; then
                # The pages of an index lead to files beside it.
                dirname -- "${word#file://}"
            fi
        done
    done >"$root/etc/pip/folders"
    {
        echo '[global]'
        for name in "${!settings[@]}"; do
            echo "$name = ${settings[$name]}"
        done
    } >"$root/etc/pip.conf"
}

# Run a command in ROOT as USER, in that one's home.
in_root() {
    local root=$1 user=$2 home=/root name
    shift 2
    [ "$user" = root ] || home=/home/$user
    # Long use is tried on the machine itself; once is enough.
    local -a variables=(
        "HOME=$home" "USER=$user" LANG=C.UTF-8 CI=1 DEBIAN_FRONTEND=noninteractive
        READER_JOBS=400 READER_CYCLES=8
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    )
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
        [ -z "${!name:-}" ] || variables+=("$name=${!name}")
    done
    alone bash -euc "$entering" bash "$root" "$user" \
        env -i "--chdir=$home" "${variables[@]}" "$@" </dev/null
}

# The status is asked for at the end so that this shell stays, and the command is no process 1: that
# one is deaf to most signals.
# shellcheck disable=SC2016  # It is expanded there.
entering='
root=$1 user=$2
shift 2
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755,nosuid tmpfs "$root/dev"
mkdir -m 1777 "$root/dev/shm"
while read -r name major minor; do
    mknod -m 666 "$root/dev/$name" c "$major" "$minor"
done <<DEVICES
null 1 3
zero 1 5
full 1 7
random 1 8
urandom 1 9
tty 5 0
DEVICES
mkdir "$root/dev/pts"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
while read -r folder; do
    mkdir -p "$root$folder"
    mount --bind "$folder" "$root$folder"
    mount -o remount,bind,ro "$root$folder"
done <"$root/etc/pip/folders"
chroot --userspec="$user" "$root" "$@" || exit
'
