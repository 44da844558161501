"""The scorer cache if scorers are learned elsewhere."""

import pytest

from recommend import Recommender, ScorerCache, Untrained, raise_untrained
from recommend.model.learner import Learner
from tests.recommend.histories import by_taste
from tests.recommend.strategies import FAST

HISTORY = by_taste(12, 30)


def test_a_missing_scorer_raises_untrained_with_its_training():
    scorers = ScorerCache(learn=raise_untrained)
    recommender = Recommender(HISTORY, FAST, scorers)
    with pytest.raises(Untrained) as untrained:
        recommender.recommend("u00", as_of="1995")
    training = untrained.value.training
    assert training.year == 1995
    # These answers need no scorer.
    assert recommender.peers("u00", as_of="1995").items
    assert recommender.diffusion("p000", as_of="1995").points
    assert recommender.compare(["u00", "u01"], as_of="1995").common is not None
    scorers.keep(training, Learner(training.data).scorers(training.year))
    learned = Recommender(HISTORY, FAST).recommend("u00", as_of="1995")
    answer = recommender.recommend("u00", as_of="1995")
    assert (answer.model_version, answer.items.keys) == (learned.model_version, learned.items.keys)
