"""`python -m recommend.model.training_process`: a process that learns scorers for its parent, over pipes.

It reads pickled messages from standard input. It answers each training on standard output with a length prefix and a
pickle:

- `("data", key, TrainingData)`: store data under a key; `("forget", key)`: drop them;
- `("learn", key, year)`: answered by the `Scorers`, or by the traceback of an error.

The process exits at the end of its input, even during a training, so it never outlives its parent. It runs at a lower
priority than the processes that answer requests.
"""

import os
import pickle
import queue
import sys
import threading
import traceback
from typing import Any, BinaryIO

from recommend.model.learner import Learner
from recommend.model.scorers import Scorers

#: The increment of the process's nice value (nice(2)).
NICENESS = 5
#: Bytes of the length prefix of an answer.
LENGTH = 8


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Run the trainings one after the other."""
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
                answer: Scorers | str
                try:
                    answer = learners[key].scorers(year)
                except Exception:
                    answer = traceback.format_exc()
                payload = pickle.dumps(answer)
                sink.write(len(payload).to_bytes(LENGTH) + payload)
                sink.flush()


def _read(source: BinaryIO, messages: queue.SimpleQueue[tuple[Any, ...]]) -> None:
    try:
        while True:
            messages.put(pickle.load(source))
    except (EOFError, pickle.UnpicklingError):
        pass  # the parent has exited, perhaps during a message
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


if __name__ == "__main__":
    os.nice(NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # other output must not mix with the answers
    serve(sys.stdin.buffer, answers)
