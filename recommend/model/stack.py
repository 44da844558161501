"""The stack: log rates of the practices around a territory, each computed without the territory itself.

x(v, i) is 1 if territory v runs practice i. A territory counts if it runs a practice or can adopt one. M is the number
of other territories that count, c is ½, and

national(u, i) = log r(u, i), r(u, i) = (sum over others v: x(v, i) + c) / (M + 1)
kind(u, i) = log((sum over others v: w(u, v) x(v, i) + a r(u, i)) / (sum over others v: w(u, v) + a)) - log r(u, i)

| kind | w(u, v) | a |
| --- | --- | --- |
| region | 1 in the same region | 5 |
| band | 1 in the same band of population, each a factor of e, and class of kinds | 10 |
| region_alike | exp(-abs(log population ratio) / 0.7) in the same region and class of kinds | 5 |
| near_20, near_100 | 1 for the 20 and the 100 nearest, with ties | 3 |

a is the number of average territories added (additive smoothing). Leaving u out makes the features of a training pair
independent of its label (leave-one-out encoding: Micci-Barreca 2001, "A preprocessing scheme for high-cardinality
categorical attributes"). A kind without data in a territory is 0 there.
"""

import math
from collections.abc import Hashable, Sequence
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.kinds import classes
from recommend.model.neighbours import entries
from recommend.model.proximity import nearest_counted
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Territory

#: The kinds of rates, in the order of the rows of an array.
KINDS = ("national", "region", "band", "region_alike", "near_20", "near_100")
_PRIOR_OF_REGION, _PRIOR_OF_BAND, _PRIOR_OF_ALIKE, _PRIOR_OF_NEAREST = 5.0, 10.0, 5.0, 3.0
_NEAREST = (20, 100)
#: The adoptions added to the national rate.
_HALF = 0.5
#: The scale of the kernel on the log of the population.
_SCALE_OF_POPULATION = 0.7
#: Populations outside are clipped, so that the kernel does not overflow.
_POPULATIONS = (1.0, 1e12)


class Stack:
    """The log rates of one snapshot.

    Parameters
    ----------
    snapshot : Snapshot
        At least two territories run a practice.
    territories : sequence of Territory
        Those of the snapshot, in its order.

    Attributes
    ----------
    counted : ndarray of bool
        The territories over which rates are computed.
    centre : float
        The mean over practices of the national log rate, for a territory that runs none of them.
    """

    def __init__(self, snapshot: Snapshot, territories: Sequence[Territory]):
        running, sizes = snapshot.running, np.diff(snapshot.running.indptr)
        self._territories, self._practices = running.shape
        self.counted = snapshot.at_risk | (sizes > 0)
        votes = np.ones(len(running.indices))
        self._votes = sparse.csr_array((votes, running.indices, running.indptr), running.shape)
        self._by_practice = self._votes.tocsc()
        self._totals = np.bincount(running.indices, votes, minlength=self._practices)
        self._others = self.counted.sum() - self.counted
        national = np.log(self._totals + _HALF) - np.log(self.counted.sum() + 1)
        self.centre = float(national.mean())
        populations = [t.population or np.nan for t in territories]
        self._log_population = np.log(np.clip(np.array(populations, float), *_POPULATIONS))
        region, band, self._region_and_class = _groups(territories, self._log_population)
        self._groups = tuple((codes, *self._sums(codes)) for codes in (region, band))
        self._near = {count: nearest_counted(territories, self.counted, count) for count in _NEAREST}
        self._alike = _members(self._region_and_class)

    def row(self, row: int) -> np.ndarray:
        """Return the log rates around a territory: `KINDS` x practices."""
        own = self._own(row)
        rate = (self._totals - own + _HALF) / (self._others[row] + 1)
        rates = np.zeros((len(KINDS), self._practices))
        rates[0] = np.log(rate)
        for position, prior in ((1, _PRIOR_OF_REGION), (2, _PRIOR_OF_BAND)):
            codes, sums, counts = self._groups[position - 1]
            if self.known[position, row]:
                of_group = sums[codes[row]] - own, counts[codes[row]] - self.counted[row]
                rates[position] = _log_ratio(*of_group, prior, rate)
        if self.known[3, row]:
            others = self._alike[int(self._region_and_class[row])]
            others = others[self.counted[others] & (others != row)]
            weights = np.exp(-np.abs(self._log_population[others] - self._log_population[row]) / _SCALE_OF_POPULATION)
            rates[3] = _log_ratio(self._weighted(others, weights), weights.sum(), _PRIOR_OF_ALIKE, rate)
        for position, near in enumerate(self._near.values(), 4):
            if self.known[position, row]:
                others = near.indices[near.indptr[row] : near.indptr[row + 1]]
                sums = self._weighted(others, np.ones(len(others)))
                rates[position] = _log_ratio(sums, len(others), _PRIOR_OF_NEAREST, rate)
        return rates

    def column(self, column: int) -> np.ndarray:
        """Return the log rates of a practice around every territory: `KINDS` x territories."""
        span = slice(self._by_practice.indptr[column], self._by_practice.indptr[column + 1])
        votes = np.zeros(self._territories)
        votes[self._by_practice.indices[span]] = self._by_practice.data[span]
        rate = (self._totals[column] - votes + _HALF) / (self._others + 1)
        rates = np.zeros((len(KINDS), self._territories))
        rates[0] = np.log(rate)
        for position, prior in ((1, _PRIOR_OF_REGION), (2, _PRIOR_OF_BAND)):
            codes, sums, counts = self._groups[position - 1]
            known = self.known[position]
            of_group = sums[codes[known], column] - votes[known], counts[codes[known]] - self.counted[known]
            rates[position, known] = _log_ratio(*of_group, prior, rate[known])
        rates[3] = _log_ratio(self._sums_alike(votes), self._sizes_alike, _PRIOR_OF_ALIKE, rate)
        for position, near in enumerate(self._near.values(), 4):
            rates[position] = _log_ratio(near @ votes, np.diff(near.indptr), _PRIOR_OF_NEAREST, rate)
        rates[~self.known] = 0.0
        return rates

    @cached_property
    def known(self) -> np.ndarray:
        """A mask of the kinds that have data in each territory: `KINDS` x territories."""
        known = np.ones((len(KINDS), self._territories), bool)
        for position, (codes, _, counts) in enumerate(self._groups, 1):
            known[position] = codes >= 0
            known[position, codes >= 0] = counts[codes[codes >= 0]] > self.counted[codes >= 0]
        known[3] = self._sizes_alike > 0
        for position, near in enumerate(self._near.values(), 4):
            known[position] = np.diff(near.indptr) > 0
        return known

    def _own(self, row: int) -> np.ndarray:
        """Return the votes of a territory by practice."""
        own = np.zeros(self._practices)
        span = slice(self._votes.indptr[row], self._votes.indptr[row + 1])
        own[self._votes.indices[span]] = self._votes.data[span]
        return own

    def _weighted(self, rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return the weighted sum of the votes of some territories by practice."""
        positions, sizes = entries(self._votes.indptr, rows)
        votes = np.repeat(weights, sizes) * self._votes.data[positions]
        return np.bincount(self._votes.indices[positions], votes, minlength=self._practices)

    def _sums(self, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the votes, groups x practices, and the number of the counted territories of each group."""
        rows = np.flatnonzero(codes >= 0)
        groups = int(codes.max(initial=-1)) + 1
        members = sparse.csr_array((np.ones(len(rows)), (codes[rows], rows)), (groups, self._territories))
        return (members @ self._votes).toarray(), np.bincount(codes[rows], self.counted[rows], minlength=groups)

    @cached_property
    def _sizes_alike(self) -> np.ndarray:
        return self._sums_alike(self.counted.astype(float))

    def _sums_alike(self, values: np.ndarray) -> np.ndarray:
        """Return for each territory the sum of the values of the others of its region, by similarity of population.

        The kernel is a product on either side of a territory in the order of population, so prefix sums are enough.
        The terms of a sum grow towards its end, so it loses no precision.
        """
        sums = np.zeros(self._territories)
        for rows in self._alike.values():
            logs = self._log_population[rows]
            order = np.argsort(logs, kind="stable")
            rows, scaled = rows[order], (logs[order] - logs.mean()) / _SCALE_OF_POPULATION
            up, down = values[rows] * np.exp(scaled), values[rows] * np.exp(-scaled)
            below = np.concatenate(([0.0], np.cumsum(up)[:-1]))
            above = np.concatenate((np.cumsum(down[::-1])[::-1][1:], [0.0]))
            sums[rows] = np.exp(-scaled) * below + np.exp(scaled) * above
        return sums


def _log_ratio(sums: np.ndarray, size: float | np.ndarray, prior: float, rate: np.ndarray) -> np.ndarray:
    """Return the log of the smoothed rate of some territories over the national rate."""
    ratio: np.ndarray = np.log((sums + prior * rate) / (size + prior)) - np.log(rate)
    return ratio


def _groups(territories: Sequence[Territory], log_population: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the region of each territory, its band of population and class, and its region and class; -1 if unknown.

    Without a population a territory has neither of the last two.
    """
    kinds, regions, bands, both = classes(territories).tolist(), [], [], []
    for territory, kind, log in zip(territories, kinds, log_population.tolist(), strict=True):
        region, is_known = territory.region_id, not math.isnan(log)
        regions.append(region)
        bands.append((kind, math.floor(log)) if is_known else None)
        both.append((region, kind) if is_known and region is not None else None)
    return _codes(regions), _codes(bands), _codes(both)


def _codes(labels: Sequence[Hashable | None]) -> np.ndarray:
    """Return a number for each label, the same for equal ones; -1 without a label."""
    position: dict[Hashable, int] = {}
    return np.array([-1 if label is None else position.setdefault(label, len(position)) for label in labels], np.int64)


def _members(codes: np.ndarray) -> dict[int, np.ndarray]:
    """Return the positions of the members of each group, ascending."""
    order = np.argsort(codes, kind="stable")
    values, first = np.unique(codes[order], return_index=True)
    parts = np.split(order, first[1:]) if len(first) else []
    return {code: part for code, part in zip(values.tolist(), parts, strict=True) if code >= 0}
