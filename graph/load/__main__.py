"""Run the loader: `python -m graph.load FOLDER`; see `graph.load.command`.

Ctrl-C is handled before the other modules are imported, which takes a second.
"""

import os
import signal
import sys

INTERRUPTED = 130

if __name__ == "__main__":
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))  # nothing has started yet

from graph.load.command import main  # noqa: E402

if __name__ == "__main__":
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = main(sys.argv[1:])
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process is about to exit
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
