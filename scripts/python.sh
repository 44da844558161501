# Sourced by the other scripts: sets root, the checkout, and python, a Python that the service runs on.

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
        ru*) echo "Нужен Python версии от 3.11 до 3.14: установите его (например, apt install python3 python3-venv)." ;;
        *) echo "Python 3.11 to 3.14 is needed: install it (for example, apt install python3 python3-venv)." ;;
    esac >&2
    exit 1
fi
