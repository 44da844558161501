"""The components of the similarity of territories, each 0 to 1.

- adoptions: cosine of idf-weighted adoptions, times n / (n + 5), n being the number of shared practices
  (significance weighting: Herlocker et al. 1999): one practice in common proves little.
- geography: 1 with a common border, else exp(-distance / scale), scale being the distance to the fifth nearest.
- size: exp(-|log population ratio|).
- kind: 1 within a class of kinds (`recommend.model.kinds`), else 0.
- indicators: exp(-mean absolute difference of ranks x 3).
- topic: cosine of the shares of topics in the adoptions, times n / (n + 5), n being the smaller number of adoptions of
  the two.

A component that is unknown for a pair is nan, as are size and indicators between classes.
"""

from collections.abc import Callable, Mapping

import numpy as np

from recommend.model.features import FeatureSet
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.kinds import classes
from recommend.model.proximity import POPULATION, coordinates, distance_km, indicator_names, indicator_values

#: A similarity by so many common facts counts half.
_SIGNIFICANT = 5


def _by_adoptions(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    snapshot, idf = features.snapshot, features.neighbours.idf
    squares = idf**2 if columns is None else idf**2 * columns
    running = snapshot.running
    rows = np.repeat(np.arange(running.shape[0]), np.diff(running.indptr))
    lengths = np.sqrt(np.bincount(rows, squares[running.indices], minlength=running.shape[0]))
    own = np.zeros(running.shape[1], bool)
    own[snapshot.practices_of(row)] = True
    is_shared = own[running.indices] & (squares[running.indices] > 0)
    products, shared = (
        np.bincount(rows[is_shared], of, minlength=running.shape[0])
        for of in (squares[running.indices][is_shared], None)
    )
    similarity: np.ndarray = _cosines(products, lengths, row) * _significance(shared)
    return similarity


def _by_geography(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    places = coordinates(features.relations.territories)
    distances = distance_km(np.repeat(places[row : row + 1], len(places), axis=0), places)
    others = np.delete(distances, row)
    others = np.sort(others[np.isfinite(others)])
    scale = others[min(4, len(others) - 1)] if len(others) else 1.0
    similarity = np.exp(-distances / max(scale, 1e-9))
    ids = features.snapshot.territory_ids
    bordering = graph.bordering(ids[row])
    similarity[[id_ in bordering for id_ in ids]] = 1.0
    return similarity


def _by_size(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    populations = np.array([t.population or np.nan for t in features.relations.territories], float)
    populations = np.where(populations > 0, populations, np.nan)
    return _within_class(np.exp(-np.abs(np.log(populations / populations[row]))), features, row)


def _by_kind(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    of_all = classes(features.relations.territories)
    known = (of_all != "") & (of_all[row] != "")
    return np.where(known, (of_all == of_all[row]).astype(float), np.nan)


def _within_class(similarity: np.ndarray, features: FeatureSet, row: int) -> np.ndarray:
    """Return a similarity that is unknown with territories of another class of kinds."""
    of_all = classes(features.relations.territories)
    return np.where(of_all == of_all[row], similarity, np.nan)


def _by_indicators(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    territories = features.relations.territories
    names = indicator_names(territories)
    values = indicator_values(territories)[:, [i for i, name in enumerate(names) if name != POPULATION]]
    ranks = np.full((len(territories), values.shape[1]), np.nan)
    for column in range(values.shape[1]):
        known = ~np.isnan(values[:, column])
        own = values[known, column]
        ranks[known, column] = np.searchsorted(np.sort(own), own) / max(len(own) - 1, 1)
    gaps = np.abs(ranks - ranks[row])
    counts = (~np.isnan(gaps)).sum(axis=1)
    means = np.divide(np.nansum(gaps, axis=1), counts, out=np.full(len(gaps), np.nan), where=counts > 0)
    return _within_class(np.exp(-3 * means), features, row)


def _by_topic(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    own = features.topics.topics_of_territories
    lengths = np.sqrt(np.asarray(own.multiply(own).sum(axis=1)).ravel())
    products = np.asarray((own @ own[[row]].T).todense()).ravel()
    counts = np.diff(features.snapshot.running.indptr)
    similarity: np.ndarray = _cosines(products, lengths, row) * _significance(np.minimum(counts, counts[row]))
    return similarity


def _cosines(products: np.ndarray, lengths: np.ndarray, row: int) -> np.ndarray:
    """Return the cosines with the vector of a row; nan if either vector is 0."""
    known = (lengths > 0) & (lengths[row] > 0)
    return np.where(known, products / np.where(known, lengths * lengths[row], 1), np.nan)


def _significance(counts: np.ndarray) -> np.ndarray:
    """Return the share of a similarity that this many common facts support."""
    shares: np.ndarray = counts / (counts + _SIGNIFICANT)
    return shares


#: By name: the similarity of all territories to one; nan if unknown. Arguments: the features, the practice graph, the
#: position of the territory, and a mask of the practices that count; None for all.
SIMILARITIES: Mapping[str, Callable[[FeatureSet, GraphAsOf, int, np.ndarray | None], np.ndarray]] = {
    "adoptions": _by_adoptions,
    "geography": _by_geography,
    "size": _by_size,
    "kind": _by_kind,
    "indicators": _by_indicators,
    "topic": _by_topic,
}
#: The names of the components.
COMPONENTS = tuple(SIMILARITIES)
