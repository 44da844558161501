"""Baselines for the next adopters of one practice: what its region and the nearest territories have done."""

from collections.abc import Mapping

import numpy as np
from scipy.spatial import cKDTree

from recommend.model.features import FeatureSet
from recommend.model.proximity import coordinates, on_sphere
from recommend.model.territory_relations import TerritoryRelations

#: The nearest territories that are counted.
NEAREST = 10
#: A region decides in a year in which at least so many of its territories take the practice up.
DECIDED = 5


def regional_baselines(features: FeatureSet, column: int) -> dict[str, np.ndarray]:
    """Return the scores of all territories for a practice, given by its position, by the name of the baseline.

    - share in the region: adopters of the adopters and the territories at risk.
    - nearest: adopters among the `NEAREST` nearest adopters and territories at risk; 0 without a place.
    - distance: the nearest adopter first; last without a place.
    - hazard by region: `recommend.model.regional_rates`.
    """
    snapshot, relations = features.snapshot, features.relations
    exposed = snapshot.exposed_to(column)
    adopters = np.zeros(len(exposed), bool)
    adopters[snapshot.adopters_of(column)[0]] = True
    codes = regions(relations)
    places = coordinates(relations.territories)
    return {
        "share in the region": _ratio(codes, adopters, exposed),
        f"share of the {NEAREST} nearest": _share_of_nearest(places, adopters, exposed),
        "distance to an adopter": -_distance(places, adopters),
        "hazard by region": features.regional_rates.column(column),
    }


def later_decisions(relations: TerritoryRelations, taken_up: Mapping[int, np.ndarray]) -> np.ndarray:
    """Return 1 for the territories of regions that decide within the window, which nobody knows before, else 0.

    taken_up: by year of the window, the positions of the territories that take the practice up in it.
    """
    codes = regions(relations)
    decided = np.zeros(codes.max(initial=0) + 1, bool)
    for rows in taken_up.values():
        decided |= np.bincount(codes[rows], minlength=len(decided)) >= DECIDED
    values: np.ndarray = decided[codes].astype(float)
    return values


def regions(relations: TerritoryRelations) -> np.ndarray:
    """Return a number per territory that is the same within a region. Those without a region share one."""
    labels = [territory.region_id or "" for territory in relations.territories]
    codes: np.ndarray = np.unique(labels, return_inverse=True)[1]
    return codes


def _ratio(codes: np.ndarray, count: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Return the ratio of two sums over the region of each territory; 0 if the second is 0."""
    sums = [np.bincount(codes, values.astype(float)) for values in (count, of)]
    ratios: np.ndarray = np.divide(sums[0], sums[1], out=np.zeros(len(sums[0])), where=sums[1] > 0)[codes]
    return ratios


def _share_of_nearest(places: np.ndarray, adopters: np.ndarray, exposed: np.ndarray) -> np.ndarray:
    shares = np.zeros(len(places))
    known = np.flatnonzero(~np.isnan(places).any(axis=1))
    among = known[exposed[known]]
    limit = min(NEAREST + 1, len(among))
    if limit < 2:
        return shares
    _, found = cKDTree(on_sphere(places[among])).query(on_sphere(places[known]), k=limit)
    others = among[found]
    is_other = others != known[:, None]
    # A territory that is not among its own nearest has one too many.
    is_other[is_other.all(axis=1), -1] = False
    shares[known] = (adopters[others] & is_other).sum(axis=1) / is_other.sum(axis=1)
    return shares


def _distance(places: np.ndarray, adopters: np.ndarray) -> np.ndarray:
    """Return the chord on the unit sphere to the nearest adopter; 2, the longest, if it is not known."""
    distances = np.full(len(places), 2.0)
    known = ~np.isnan(places).any(axis=1)
    if (known & adopters).any():
        points = on_sphere(places)
        distances[known], _ = cKDTree(points[known & adopters]).query(points[known])
    return distances
