# Sourced by the other scripts. Sets root to the checkout and python to a supported Python interpreter.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

python=
for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    case ${TIRAZH_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
        ru*) echo "Требуется Python 3.11–3.14. Установите его, например: apt install python3 python3-venv" ;;
        *) echo "Python 3.11 to 3.14 is required. Install it, for example: apt install python3 python3-venv" ;;
    esac >&2
    exit 1
fi
