"""The cache of the scorers that have been learned, by what they are learned from."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from recommend.model.learner import Learner
from recommend.model.scorer import Scorer
from recommend.model.training import Training

#: ScorerCache that are kept, some kilobytes each: the least recently used is dropped.
SCORERS_KEPT = 1000
#: Learners that are kept, with the windows that the scorers of neighbouring years share.
LEARNERS_KEPT = 8


class Untrained(Exception):
    """An answer needs a scorer that has not been learned, and whose learning is left to others: `training`."""

    def __init__(self, training: Training):
        super().__init__(f"as of the end of {training.year}")
        self.training = training


class ScorerCache:
    """Scorers of any tables, for any number of registries and threads.

    learn: learns a scorer that is not there, or raises Untrained, after which `keep` takes the scorer in. Without it
    scorers are learned in the thread that asks.
    """

    def __init__(self, learn: Callable[[Training], Scorer] | None = None):
        self._learner = lru_cache(LEARNERS_KEPT)(Learner)
        self._learn = learn or (lambda training: self._learner(training.data).scorer(training.year))
        self._kept: OrderedDict[bytes, Scorer] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, training: Training) -> Scorer:
        """Return the scorer that comes of a training. Raises Untrained where `learn` does."""
        with self._lock:
            found = self._kept.get(training.digest)
            if found is not None:
                self._kept.move_to_end(training.digest)
                return found
        found = self._learn(training)
        self.keep(training, found)
        return found

    def keep(self, training: Training, scorer: Scorer) -> None:
        """Keep what came of a training."""
        with self._lock:
            self._kept[training.digest] = scorer
            if len(self._kept) > SCORERS_KEPT:
                self._kept.popitem(last=False)


def leave(training: Training) -> Scorer:
    """Raise Untrained: the training is left to others."""
    raise Untrained(training)
