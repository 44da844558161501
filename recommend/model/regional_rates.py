"""The rate at which a practice is taken up in the region of a territory, relative to that of all regions.

log((e(r, i) + b ρ(i)) / (y(r, i) + b) / ρ(i))

e: the dated adoptions of practice i in region r; y: the years that its territories were at risk of it, counted from the
year of the first adoption anywhere; ρ: all adoptions per year at risk; b: years at the rate ρ that are added, so that a
small region is near the average. Unlike a lift it tells apart regions without an adoption: in a large one the absence
says more.
"""

from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.snapshot import Snapshot

#: The territory-years at the rate of all regions that are added to those of a region.
_ADDED_YEARS = 10.0


class RegionalRates:
    """The log ratios of one snapshot, 0 for a territory without others in its region.

    groups: the membership of territories in regions, regions x territories.
    """

    def __init__(self, snapshot: Snapshot, groups: sparse.csr_array):
        self._snapshot, self._groups = snapshot, groups
        by_territory = groups.tocsc()
        has_region = np.diff(by_territory.indptr) > 0
        self._region_of = np.zeros(len(has_region), int)
        self._region_of[has_region] = by_territory.indices
        #: A mask of the territories that have others in their region.
        self.known: np.ndarray = has_region & (np.append(np.diff(groups.indptr), 0)[self._region_of] > 1)

    def row(self, row: int) -> np.ndarray:
        """Return the values of a territory, one per practice."""
        values: np.ndarray = self._of_regions[self._region_of[row]] * self.known[row]
        return values

    def column(self, column: int) -> np.ndarray:
        """Return the values of a practice, one per territory."""
        values: np.ndarray = self._of_regions[self._region_of, column] * self.known
        return values

    @cached_property
    def _of_regions(self) -> np.ndarray:
        """The values, regions x practices; one region of zeros if there is none."""
        snapshot, groups = self._snapshot, self._groups
        shape = groups.shape[0], len(snapshot.practice_ids)
        if not shape[0]:
            return np.zeros((1, shape[1]))
        dated = ~np.isnan(snapshot.time)
        columns = snapshot.running.indices
        first = np.full(shape[1], np.inf)
        np.minimum.at(first, columns[dated], np.floor(snapshot.time[dated]))
        until_adoption = np.where(dated, snapshot.time - first[columns], 0.0)
        years = np.where(np.isfinite(first), snapshot.now - first, 0.0)
        events, waited = (_summed(snapshot, groups, values) for values in (dated.astype(float), until_adoption))
        gone = _summed(snapshot, groups, np.repeat(snapshot.at_risk, np.diff(snapshot.running.indptr)).astype(float))
        still_at_risk = (groups @ snapshot.at_risk.astype(float))[:, None] - gone
        exposure = waited + still_at_risk * years
        rates = events.sum(axis=0) / np.maximum(exposure.sum(axis=0), 1e-9)
        ratios = (events + _ADDED_YEARS * rates) / (exposure + _ADDED_YEARS)
        logs: np.ndarray = np.log(np.divide(ratios, rates, out=np.ones(shape), where=rates > 0))
        return logs


def _summed(snapshot: Snapshot, groups: sparse.csr_array, values: np.ndarray) -> np.ndarray:
    """Return the sums over the running pairs of each region, regions x practices."""
    running = snapshot.running
    sums: np.ndarray = (groups @ sparse.csr_array((values, running.indices, running.indptr), running.shape)).toarray()
    return sums
