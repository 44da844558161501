"""The cache of learned scorers, keyed by the digest of their training data."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from recommend.model.learner import Learner
from recommend.model.scorer import Scorer
from recommend.model.training_data import Training

#: The number of cached scorers, some kilobytes each; the least recently used is dropped.
SCORER_CACHE_SIZE = 1000
#: The number of cached learners, with the windows that the scorers of adjacent years share.
LEARNER_CACHE_SIZE = 8


class Untrained(Exception):
    """A scorer is needed that has not been learned and is not learned here: see `training`."""

    def __init__(self, training: Training):
        super().__init__(f"as of the end of {training.year}")
        self.training = training


class ScorerCache:
    """The scorers of any tables, shared by any number of registries and threads.

    learn: returns a missing scorer, or raises Untrained if the caller will pass it to `keep` later. By default scorers
    are learned in the calling thread.
    """

    def __init__(self, learn: Callable[[Training], Scorer] | None = None):
        self._learner = lru_cache(LEARNER_CACHE_SIZE)(Learner)
        self._learn = learn or (lambda training: self._learner(training.data).scorer(training.year))
        self._cached: OrderedDict[bytes, Scorer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, training: Training) -> Scorer:
        """Return the scorer of a training, learned if it is missing. Raises Untrained if `learn` does."""
        with self._lock:
            scorer = self._cached.get(training.digest)
            if scorer is not None:
                self._cached.move_to_end(training.digest)
                return scorer
        scorer = self._learn(training)
        self.keep(training, scorer)
        return scorer

    def keep(self, training: Training, scorer: Scorer) -> None:
        """Cache the scorer of a training."""
        with self._lock:
            self._cached[training.digest] = scorer
            if len(self._cached) > SCORER_CACHE_SIZE:
                self._cached.popitem(last=False)


def raise_untrained(training: Training) -> Scorer:
    """Raise Untrained. Pass it to ScorerCache as `learn` if scorers are learned elsewhere."""
    raise Untrained(training)
