"""The cache of learned scorers, keyed by the digest of their training data."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from recommend.model.learner import Learner
from recommend.model.scorers import Scorers
from recommend.model.training_data import Training

#: The number of cached trainings, some kilobytes each; the least recently used is dropped.
SCORER_CACHE_SIZE = 1000
#: The number of cached learners, with the windows that the scorers of adjacent years share.
LEARNER_CACHE_SIZE = 8


class Untrained(Exception):
    """A scorer is needed that has not been learned and is not learned here: see `training`."""

    def __init__(self, training: Training):
        super().__init__(f"as of the end of {training.year}")
        self.training = training


class ScorerCache:
    """The scorers of any tables by training, shared by any number of registries and threads.

    learn: returns missing scorers, or raises Untrained if the caller will pass it to `keep` later. By default scorers
    are learned in the calling thread.
    """

    def __init__(self, learn: Callable[[Training], Scorers] | None = None):
        self._learner = lru_cache(LEARNER_CACHE_SIZE)(Learner)
        self._learn = learn or (lambda training: self._learner(training.data).scorers(training.year))
        self._cached: OrderedDict[bytes, Scorers] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, training: Training) -> Scorers:
        """Return the scorers of a training, learned if they are missing. Raises Untrained if `learn` does."""
        with self._lock:
            scorers = self._cached.get(training.digest)
            if scorers is not None:
                self._cached.move_to_end(training.digest)
                return scorers
        scorers = self._learn(training)
        self.keep(training, scorers)
        return scorers

    def keep(self, training: Training, scorers: Scorers) -> None:
        """Cache the scorers of a training."""
        with self._lock:
            self._cached[training.digest] = scorers
            if len(self._cached) > SCORER_CACHE_SIZE:
                self._cached.popitem(last=False)


def raise_untrained(training: Training) -> Scorers:
    """Raise Untrained. Pass it to ScorerCache as `learn` if scorers are learned elsewhere."""
    raise Untrained(training)
