"""The proximity of territories by location, region and indicators, independent of adoptions.

Each kind is a matrix of weights, territories x influencers (or groups of them), scaled so that the mean weight over all
other territories is 1. The weight of a territory is thus its proximity relative to the average.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse, special
from scipy.spatial import cKDTree

from recommend.model.kinds import classes
from recommend.model.parameters import Parameters
from recommend.model.tables import Border, Territory

#: Mean radius of the Earth in kilometres (IUGG).
EARTH_KM = 6371.0088
#: The scale of a kernel is the median distance to the neighbour of this rank.
_SCALE_RANK = 5
_DECIMALS = 9
#: The name of the population among the indicators.
POPULATION = "population"
#: Smaller weights are dropped.
_MIN_WEIGHT = 1e-9


def coordinates(territories: Sequence[Territory]) -> np.ndarray:
    """Return latitude and longitude in degrees, n x 2; nan if unknown."""
    return np.array(
        [
            (t.latitude, t.longitude) if t.latitude is not None and t.longitude is not None else (np.nan, np.nan)
            for t in territories
        ],
        float,
    ).reshape(-1, 2)


def distance_km(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return great-circle distances between coordinates in degrees (haversine formula).

    >>> round(float(distance_km(np.array([55.75, 37.62]), np.array([59.94, 30.31]))))
    635
    """
    (lat_a, lon_a), (lat_b, lon_b) = np.radians(a).T, np.radians(b).T
    half = np.sin((lat_a - lat_b) / 2) ** 2 + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_a - lon_b) / 2) ** 2
    kilometres: np.ndarray = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return kilometres


def on_sphere(places: np.ndarray) -> np.ndarray:
    """Return coordinates in degrees as points on the unit sphere, n x 3: nearer points have shorter chords."""
    latitude, longitude = np.radians(places).reshape(-1, 2).T
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )


def geography(
    territories: Sequence[Territory],
    borders: Mapping[tuple[str, str], Border],
    parameters: Parameters,
) -> sparse.csr_array:
    """Return the weights exp(-distance / scale) of the nearest territories, plus 1 for a common border."""
    count = len(territories)
    places = coordinates(territories)
    known = np.flatnonzero(~np.isnan(places).any(axis=1))
    row_of = {t.id: row for row, t in enumerate(territories)}
    rows, columns, chords = nearest(on_sphere(places[known]), parameters.nearest)
    kilometres = dict(
        zip(
            zip(known[rows].tolist(), known[columns].tolist(), strict=True),
            (2 * EARTH_KM * np.arcsin(np.clip(chords / 2, 0, 1))).tolist(),
            strict=True,
        )
    )
    touching = set()
    for (a, b), border in borders.items():
        if a in row_of and b in row_of and a != b:
            pair = row_of[a], row_of[b]
            if border.distance_km is not None and not np.isfinite(places[list(pair)]).all():
                kilometres[pair] = border.distance_km
            if border.border:
                touching.add(pair)
    pairs = sorted(kilometres)
    distances = np.array([kilometres[pair] for pair in pairs])
    weights = dict(zip(pairs, np.exp(-distances / _scale(pairs, distances)).tolist(), strict=True))
    for pair in touching:
        weights[pair] = weights.get(pair, 0.0) + 1.0
    return _scaled(weights, count)


def indicators(territories: Sequence[Territory], parameters: Parameters) -> sparse.csr_array:
    """Return the weights of the most similar territories by population and further indicators: a Gaussian kernel.

    Indicators are compared by their normal scores (van der Waerden), which do not depend on unit and skew. An unknown
    value counts as the median. Only territories of one class of kinds are compared.
    """
    values = indicator_values(territories)
    known = np.flatnonzero(~np.isnan(values).all(axis=1)) if values.size else np.zeros(0, int)
    scores = np.zeros((len(known), values.shape[1]))
    for column in range(values.shape[1]):
        own = values[known, column]
        present = ~np.isnan(own)
        if present.sum() > 1:
            scores[present, column] = normal_scores(own[present])
    of_known = classes(territories)[known]
    pairs: list[tuple[int, int]] = []
    of_pairs: list[np.ndarray] = []
    for each in sorted(set(of_known)):
        members = np.flatnonzero(of_known == each)
        rows, columns, of_class = nearest(scores[members], parameters.nearest)
        pairs += zip(known[members[rows]].tolist(), known[members[columns]].tolist(), strict=True)
        of_pairs.append(of_class)
    distances = np.concatenate(of_pairs or [np.zeros(0)])
    weights = np.exp(-0.5 * (distances / _scale(pairs, distances)) ** 2)
    return _scaled(dict(zip(pairs, weights.tolist(), strict=True)), len(territories))


def normal_scores(values: np.ndarray) -> np.ndarray:
    """Return the van der Waerden scores of n values: the normal quantile of rank / (n + 1). Equal values share a rank.

    `scipy.stats` has both functions, but its import takes a quarter of the start of the service.
    """
    _, groups, sizes = np.unique(values, return_inverse=True, return_counts=True)
    ranks = np.cumsum(sizes) - (sizes - 1) / 2
    scores: np.ndarray = special.ndtri(ranks[groups] / (len(values) + 1))
    return scores


def indicator_names(territories: Sequence[Territory]) -> list[str]:
    """Return the sorted names of the indicators of the territories, with population first."""
    names = sorted({name for t in territories for name in t.indicators} - {POPULATION})
    return [POPULATION, *names] if any(t.population is not None for t in territories) else names


def indicator_values(territories: Sequence[Territory]) -> np.ndarray:
    """Return the values, territories x `indicator_names`; nan if unknown or not finite."""
    names = indicator_names(territories)
    values = np.array(
        [[t.population if name == POPULATION else t.indicators.get(name) for name in names] for t in territories], float
    ).reshape(len(territories), len(names))
    return np.where(np.isfinite(values), values, np.nan)


def same_group(labels: Sequence[str | None]) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return the weights territories x groups, and the membership groups x territories, by a label such as the region.

    A territory without a label, or with a unique one, has no group.
    """
    names = sorted({label for label in labels if label is not None})
    position: dict[str | None, int] = {name: i for i, name in enumerate(names)}
    codes = np.array([position.get(label, -1) for label in labels], np.int64)
    rows = np.flatnonzero(codes >= 0)
    sizes = np.bincount(codes[rows], minlength=len(names))
    members = sparse.csr_array((np.ones(len(rows)), (codes[rows], rows)), (len(names), len(labels)))
    rows = rows[sizes[codes[rows]] > 1]
    scale = (len(labels) - 1) / (sizes[codes[rows]] - 1)
    return sparse.csr_array((scale, (rows, codes[rows])), (len(labels), len(names))), members


def nearest(
    points: np.ndarray, count: int, among: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of each point with its nearest others, with ties, and their distances.

    If the ties reach the last of the 2 x `count` nearest others, others may be cut off. The choice would depend on
    their order, so none of the tied ones is included. among: the positions of the others; by default of all points.
    """
    among = np.arange(len(points)) if among is None else among
    if len(points) < 2 or len(among) < 2:
        return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
    limit = min(2 * count + 1, len(among))
    distances, found = cKDTree(points[among]).query(points, k=limit)
    distances, others = np.round(distances, _DECIMALS), among[found]
    rows = np.repeat(np.arange(len(points)), limit)
    distances, others = distances.ravel(), others.ravel()
    apart = others != rows
    rows, others, distances = rows[apart], others[apart], distances[apart]
    first = np.searchsorted(rows, np.arange(len(points)))
    sizes = np.diff(np.append(first, len(rows)))
    last = distances[first + np.minimum(count, sizes) - 1]
    farthest = distances[first + sizes - 1]
    truncated = (farthest == last) & (limit < len(among))
    near = np.where(truncated[rows], distances < last[rows], distances <= last[rows])
    return rows[near], others[near], distances[near]


def nearest_counted(territories: Sequence[Territory], counted: np.ndarray, count: int) -> sparse.csr_array:
    """Return the nearest counted territories of each territory, with ties, as a matrix of ones.

    With at most twice as many counted territories, near ones hardly differ from all, and there are none.

    counted: a mask of the territories.
    """
    places = coordinates(territories)
    placed = np.flatnonzero(~np.isnan(places).any(axis=1))
    among = np.flatnonzero(counted[placed])
    shape = (len(territories), len(territories))
    if len(among) <= 2 * count:
        return sparse.csr_array(shape)
    rows, others, _ = nearest(on_sphere(places[placed]), count, among)
    return sparse.csr_array((np.ones(len(rows)), (placed[rows], placed[others])), shape)


def _scale(pairs: Sequence[tuple[int, int]], distances: np.ndarray) -> float:
    """Return the median over territories of the distance to the neighbour of rank 5; 1 without any neighbours."""
    if len(distances) == 0:
        return 1.0
    rows = np.array([row for row, _ in pairs])
    order = np.lexsort((distances, rows))
    rows, distances = rows[order], distances[order]
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    sizes = np.diff(np.append(first, len(rows)))
    scale = float(np.median(distances[first + np.minimum(_SCALE_RANK, sizes) - 1]))
    return scale if scale > 0 else 1.0


def _scaled(weights: Mapping[tuple[int, int], float], count: int) -> sparse.csr_array:
    pairs = sorted(pair for pair, weight in weights.items() if weight > _MIN_WEIGHT)
    rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
    data = np.array([weights[pair] for pair in pairs])
    sums = np.bincount(rows, data, minlength=count)
    return sparse.csr_array((data * (count - 1) / sums[rows], (rows, columns)), (count, count))
