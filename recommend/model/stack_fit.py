"""The weights of the stack: logistic regressions on the known adoptions, with the label left out of the features.

There are two sets of weights:

- `first`, for territories that run no practice. An example is a territory, seen without its adoptions, and a practice.
- `further`, for the other territories, with the lift of the neighbours. A territory is seen without one of its
  adoptions, and its neighbours are found from the rest; the examples are this practice and those it does not run.

The ridge pulls `first` towards popularity and `further` towards `first` and the hand-set weight of the lift, so that
few examples change little.
"""

from collections.abc import Iterator

import numpy as np

from recommend.model.features import FeatureSet
from recommend.model.logistic import fit_logistic
from recommend.model.scorer import UNDATED_LIFTS, Scorer, with_lifts
from recommend.model.snapshot import Snapshot
from recommend.model.stack import KINDS, Stack

#: The fewest territories with adoptions from which weights are fitted. On hidden adoptions the stack was behind the
#: hand-set weights with 15 such territories, even with 30 and ahead with 60 (docs/recommendations.md).
MIN_ADOPTERS = 50
_RIDGE = 20.0
#: The maximum number of examples of each set of weights.
_MAX_FIRST, _MAX_FURTHER = 200_000, 60_000
#: The maximum number of adoptions of a territory that are left out, one at a time.
_MAX_LEFT_OUT = 5


def can_be_fitted(snapshot: Snapshot) -> bool:
    """Return whether enough territories have adoptions, of at least two practices."""
    adopters = np.count_nonzero(np.diff(snapshot.running.indptr))
    return bool(adopters >= MIN_ADOPTERS) and len(snapshot.practice_ids) > 1


def stack_scorer(features: FeatureSet, stack: Stack) -> Scorer:
    """Return the fitted scorer of a snapshot."""
    sizes = np.diff(features.snapshot.running.indptr)
    order = _order(features, stack)
    first = _fit_first(features, stack, order)
    further, lift = _fit_further(features, stack, order[sizes[order] > 1], first)
    weights = {
        f"{name}_{kind}": weight
        for name, fitted in (("first", first), ("further", further))
        for kind, weight in zip(KINDS, fitted.tolist(), strict=True)
    }
    lifts = {"neighbours": lift, "topic": UNDATED_LIFTS["topic"]}
    last = len(features.parameters.influence_half_lives) - 1
    return Scorer(with_lifts(weights, lifts, last), {"stack": 1.0}, undated=True)


def _order(features: FeatureSet, stack: Stack) -> np.ndarray:
    """Return the counted territories in an order that does not depend on names, so that samples do not either."""
    running, territories = features.snapshot.running, features.relations.territories
    sizes = np.diff(running.indptr)
    adopters = np.log(np.bincount(running.indices, minlength=running.shape[1]))
    rows = np.repeat(np.arange(len(sizes)), sizes)
    rarity = np.round(np.bincount(rows, adopters[running.indices], minlength=len(sizes)), 9)
    places = [[t.population, t.latitude, t.longitude] for t in territories]
    keys = np.nan_to_num(np.array(places, float).reshape(-1, 3), nan=-1.0)
    order = np.lexsort((*keys.T, rarity, sizes))
    chosen: np.ndarray = order[stack.counted[order]]
    return chosen


def _spread(rows: np.ndarray, size: int) -> np.ndarray:
    """Return at most `size` of these positions, at equal distances."""
    size = min(max(size, 1), len(rows))
    chosen: np.ndarray = rows[np.arange(size) * len(rows) // max(size, 1)]
    return chosen


def _fit_first(features: FeatureSet, stack: Stack, order: np.ndarray) -> np.ndarray:
    snapshot, count = features.snapshot, len(features.snapshot.practice_ids)
    examples, labels = [], []
    for row in _spread(order, _MAX_FIRST // count).tolist():
        is_adopted = np.zeros(count, bool)
        is_adopted[snapshot.practices_of(row)] = True
        chosen = snapshot.at_risk_of(row) | is_adopted
        examples.append(stack.row(row).T[chosen])
        labels.append(is_adopted[chosen])
    popularity = np.array([1.0, *[0.0] * (len(KINDS) - 1)])
    return _fit(np.concatenate(examples), np.concatenate(labels), popularity)


def _fit_further(features: FeatureSet, stack: Stack, order: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights of the rates and of the lift of the neighbours. order: the territories with two adoptions."""
    examples = list(_further_examples(features, stack, order))
    if not examples:
        return first, UNDATED_LIFTS["neighbours"]
    values, labels = (np.concatenate(parts) for parts in zip(*examples, strict=True))
    fitted = _fit(values, labels, np.append(first, UNDATED_LIFTS["neighbours"]))
    if fitted[-1] > 0:
        return fitted[:-1], float(fitted[-1])
    return _fit(values[:, :-1], labels, first), 0.0  # similarity does not help here


def _further_examples(features: FeatureSet, stack: Stack, order: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the features and labels of each territory without one of its adoptions."""
    snapshot, count = features.snapshot, len(features.snapshot.practice_ids)
    effect, last = features.peer_effects["neighbours"], len(features.parameters.influence_half_lives) - 1
    adopters = np.bincount(snapshot.running.indices, minlength=count)
    rows = _spread(order, _MAX_FURTHER // count)
    left_out = int(np.clip(_MAX_FURTHER // (count * max(len(rows), 1)), 1, _MAX_LEFT_OUT))
    for turn, row in enumerate(rows.tolist()):
        own = snapshot.practices_of(row)
        chosen = snapshot.at_risk_of(row)
        rates, by_rarity = stack.row(row), own[np.argsort(adopters[own], kind="stable")]
        for column in np.roll(by_rarity, -turn)[:left_out].tolist():
            chosen[column] = True
            lift = effect.without(row, column)[last]
            yield np.vstack([rates, lift]).T[chosen], np.arange(count)[chosen] == column
            chosen[column] = False


def _fit(values: np.ndarray, labels: np.ndarray, prior: np.ndarray) -> np.ndarray:
    return fit_logistic(values, labels.astype(float), np.ones(len(labels)), _RIDGE, prior).weights
