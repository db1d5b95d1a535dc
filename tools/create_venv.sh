#!/bin/sh
# create_venv.sh DIR [PYTHON]: make a virtual environment with the first Python that is new enough.
set -eu
dir=$1
shift

works() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for python in "$@" python3 python3.14 python3.13 python3.12 python3.11; do
    works "$python" && break
    python=
done
if [ -z "$python" ]; then
    echo "Нужен Python 3.11 или новее. / Python 3.11 or newer is needed." >&2
    exit 1
fi

# Debian keeps the module that fills a new environment in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    root=
    [ "$(id -u)" = 0 ] || root='sudo -n'
    # A system is its owner's: somebody at a terminal is asked, a machine of tests reads a line.
    echo "Не хватает системного пакета python3-venv. / The system package python3-venv is missing." >&2
    if [ -t 0 ]; then
        printf '%s' "Установить его через apt-get? / Install it by apt-get? [y/N] " >&2
        read -r answer || answer=
        case $answer in
        y* | Y* | д* | Д*) ;;
        *)
            echo "Ничего не установлено: поставьте python3-venv и повторите." >&2
            echo "Nothing was installed: install python3-venv and try again." >&2
            exit 1
            ;;
        esac
    fi
    if ! { $root apt-get update -qq && $root apt-get install -y -qq python3-venv; } >&2; then
        echo "Не хватает модуля venv: установите пакет python3-venv." >&2
        echo "The module venv is missing: install the package python3-venv." >&2
        exit 1
    fi
fi
"$python" -m venv "$dir"
