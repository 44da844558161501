"""`python -m recommend.model.trainer`: a process that fits scorers for another one, over its pipes.

It reads pickled messages from its standard input, and writes an answer to each training, a pickle after its length, to
its standard output:

- `("data", key, TrainingData)`: to learn from later; `("forget", key)`;
- `("learn", key, year)`: answered by the `Scorer`, or by the text of an error.

At the end of its input it ends, also in the middle of a training: it never outlives its parent, however that ended. It
is nice to the processes that answer.
"""

import os
import pickle
import queue
import sys
import threading
import traceback
from typing import Any, BinaryIO

from recommend.model.learner import Learner
from recommend.model.scorer import Scorer

#: How much it gives way to other processes (nice(2)).
NICENESS = 5
#: Bytes of the length before an answer.
LENGTH = 8


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Do one training after the other."""
    messages: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(source, messages), daemon=True).start()
    learners: dict[int, Learner] = {}
    while True:
        match messages.get():
            case ("data", key, data):
                learners[key] = Learner(data)
            case ("forget", key):
                del learners[key]
            case ("learn", key, year):
                answer: Scorer | str
                try:
                    answer = learners[key].scorer(year)
                except Exception:
                    answer = traceback.format_exc()
                written = pickle.dumps(answer)
                sink.write(len(written).to_bytes(LENGTH) + written)
                sink.flush()


def _read(source: BinaryIO, messages: queue.SimpleQueue[tuple[Any, ...]]) -> None:
    try:
        while True:
            messages.put(pickle.load(source))
    except (EOFError, pickle.UnpicklingError):
        pass  # the parent has ended, perhaps in the middle of a message
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


if __name__ == "__main__":
    os.nice(NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else gets between the answers
    serve(sys.stdin.buffer, answers)
