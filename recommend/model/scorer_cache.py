"""The scorers that have been learned, kept by what they are learned from."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from recommend.model.learner import Learner
from recommend.model.scorer import Scorer
from recommend.model.training import Training

#: Scorers that are kept, some kilobytes each: the least recently used is dropped.
SCORERS_KEPT = 1000
#: Learners that are kept, with the windows that the scorers of neighbouring years share.
LEARNERS_KEPT = 8


class Untrained(Exception):
    """An answer needs a scorer that has not been learned, and whose learning is left to others: `training`."""

    def __init__(self, training: Training):
        super().__init__(f"as of the end of {training.year}")
        self.training = training


class Scorers:
    """Scorers of any tables, used by any number of engines and threads.

    learn: learns a scorer that is not there, or raises Untrained, and then `keep` takes it in. Without it scorers are
    learned in the thread that asks.
    """

    def __init__(self, learn: Callable[[Training], Scorer] | None = None):
        self._learner = lru_cache(LEARNERS_KEPT)(Learner)
        self._learn = learn or (lambda training: self._learner(training.data).scorer(training.year))
        self._kept: OrderedDict[bytes, Scorer] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, training: Training) -> Scorer:
        """The scorer that comes of a training."""
        with self._lock:
            found = self._kept.get(training.digest)
            if found is not None:
                self._kept.move_to_end(training.digest)
                return found
        found = self._learn(training)
        self.keep(training, found)
        return found

    def keep(self, training: Training, scorer: Scorer) -> None:
        """Keeps what came of a training."""
        with self._lock:
            self._kept[training.digest] = scorer
            if len(self._kept) > SCORERS_KEPT:
                self._kept.popitem(last=False)


def leave(training: Training) -> Scorer:
    """Leaves a training to others."""
    raise Untrained(training)
