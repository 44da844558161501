"""Similar territories, by adoptions, location, size, kind, indicators and topics.

The similarities of all territories are computed on the arrays: on the practice graph, those of the adoptions take at
least ten times as long (docs/recommendations.md). The shared practices, borders and stated distances of the most
similar territories are found on the graph.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.errors import InvalidArgument
from recommend.model.features import FeatureSet
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.kinds import classes
from recommend.model.proximity import POPULATION, coordinates, distance_km, indicator_names, indicator_values
from recommend.model.tables import NodeId, Practice, Territory

#: The components of similarity.
COMPONENTS = ("adoptions", "geography", "size", "kind", "indicators", "topic")
#: The maximum number of shared practices in an item.
_SHARED = 3
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class SimilarityComponent:
    """A component of similarity, 0 to 1. The similarity is the mean of the known components by weight."""

    name: str
    similarity: float
    weight: float


@dataclass(frozen=True, slots=True)
class SimilarTerritory:
    """A similar territory.

    Attributes
    ----------
    similarity : float
        0 to 1.
    components : tuple of SimilarityComponent
        The known components.
    shared_practices : tuple of NodeId
        Some of the practices that both run, the rarest first; shared_count: their number.
    distance_km : float or None
    borders : bool
    """

    territory: NodeId
    similarity: float
    components: tuple[SimilarityComponent, ...]
    shared_practices: tuple[NodeId, ...]
    shared_count: int
    distance_km: float | None
    borders: bool


@dataclass(frozen=True, slots=True)
class IndicatorComparison:
    """An indicator of a territory among its peers.

    own, peer_median: None if unknown. rank: 1 for the highest value of the territory and its peers; of: the number of
    known values.
    """

    name: str
    own: float | None
    peer_median: float | None
    rank: int | None
    of: int

    @property
    def indicator(self) -> NodeId | None:
        """The indicator; None for the population, which is a property of the territory."""
        return None if self.name == POPULATION else self.name


@dataclass(frozen=True, slots=True)
class Peers:
    """The most similar territories, ties by id, and the position of the territory among them by indicators."""

    territory: NodeId
    as_of: str | None
    items: tuple[SimilarTerritory, ...]
    indicators: tuple[IndicatorComparison, ...]

    @property
    def based_on(self) -> NodeId:
        """The territory whose facts are used."""
        return self.territory


def similar_territories(
    features: FeatureSet,
    graph: GraphAsOf,
    practices: Mapping[str, Practice],
    row: int,
    by: Iterable[str] | Mapping[str, float] | None,
    topic: str | None,
    first: int,
) -> Peers:
    """Return the territories most similar to one.

    graph: the practice graph as of the date of the features, with the adoptions of their group. practices: by id.

    adoptions: cosine of idf-weighted adoptions. geography: 1 with a common border, else exp(-distance / scale),
    scale being the distance to the fifth nearest. size: exp(-|log population ratio|). kind: 1 within a class of kinds
    (`recommend.model.kinds`), else 0. indicators: exp(-mean absolute difference of ranks x 3). topic: cosine of the
    shares of topics in the adoptions. Each is 0 to 1; an unknown component of a pair is ignored, as are size and
    indicators between classes. A pair of which only the kind is known is not compared.
    """
    weights = _weights(by)
    snapshot, territories = features.snapshot, features.relations.territories
    columns = (
        None if topic is None else np.array([topic in practices[id_].topics for id_ in snapshot.practice_ids], bool)
    )
    parts = {name: _COMPONENTS[name](features, graph, row, columns) for name in weights}
    total, score = np.zeros(len(territories)), np.zeros(len(territories))
    comparable = np.zeros(len(territories), bool)
    for name, values in parts.items():
        known = ~np.isnan(values)
        total[known] += weights[name]
        score[known] += weights[name] * values[known]
        # The kind says little: with nothing else known of a pair, it would make the territories the most similar ones.
        if name != "kind" or len(parts) == 1:
            comparable |= known
    similarity = np.round(np.divide(score, total, out=np.zeros(len(total)), where=comparable), _DECIMALS)
    similarity[~snapshot.exists] = -1.0
    similarity[row] = -1.0
    ranking = np.lexsort((np.arange(len(similarity)), -similarity))
    order = [int(i) for i in ranking if similarity[i] > 0][:first]
    own, bordering = _rarest_first(features, row, columns), graph.bordering(snapshot.territory_ids[row])
    items = tuple(
        _similar(
            features,
            graph,
            (row, other),
            float(similarity[other]),
            tuple(
                SimilarityComponent(name, float(np.round(values[other], _DECIMALS)), weights[name])
                for name, values in parts.items()
                if not np.isnan(values[other])
            ),
            own,
            bordering,
        )
        for other in order
    )
    return Peers(
        snapshot.territory_ids[row],
        snapshot.as_of.text if snapshot.as_of else None,
        items,
        _indicators(territories, row, order),
    )


def _rarest_first(features: FeatureSet, row: int, columns: np.ndarray | None) -> list[NodeId]:
    """Return the practices that a territory runs, the rarest first, ties by id. columns: a mask; None for all."""
    own, idf = features.snapshot.practices_of(row), features.neighbours.idf
    if columns is not None:
        own = own[columns[own]]
    return [features.snapshot.practice_ids[column] for column in own[np.lexsort((own, -idf[own]))]]


def _similar(
    features: FeatureSet,
    graph: GraphAsOf,
    rows: tuple[int, int],
    similarity: float,
    components: tuple[SimilarityComponent, ...],
    own: Sequence[NodeId],
    bordering: Collection[NodeId],
) -> SimilarTerritory:
    """Return the second of two territories as similar to the first, which has these practices and neighbours."""
    territories = features.relations.territories
    territory, other = (territories[row] for row in rows)
    practices = graph.practices_of(other.id)
    shared = [id_ for id_ in own if id_ in practices]
    distance = distance_km(coordinates([territory]), coordinates([other]))[0]
    return SimilarTerritory(
        other.id,
        similarity,
        components,
        tuple(shared[:_SHARED]),
        len(shared),
        round(float(distance), 1) if np.isfinite(distance) else graph.distance_km(territory.id, other.id),
        other.id in bordering,
    )


def _weights(by: Iterable[str] | Mapping[str, float] | None) -> dict[str, float]:
    weights = dict(by) if isinstance(by, Mapping) else dict.fromkeys(by or COMPONENTS, 1.0)
    for name, weight in weights.items():
        if name not in COMPONENTS:
            raise InvalidArgument(f"by: {name!r} is not a component. Use {', '.join(COMPONENTS)}.")
        if not np.isfinite(weight) or weight < 0:
            raise InvalidArgument(f"by: {name} is {weight!r}. Use a finite number, at least 0.")
    positive = {name: float(weights[name]) for name in COMPONENTS if weights.get(name, 0) > 0}
    if not positive:
        raise InvalidArgument("by: all weights are 0. Give a component a weight above 0.")
    return positive


def _by_adoptions(features: FeatureSet, graph: GraphAsOf, row: int, columns: np.ndarray | None) -> np.ndarray:
    snapshot, idf = features.snapshot, features.neighbours.idf
    squares = idf**2 if columns is None else idf**2 * columns
    running = snapshot.running
    rows = np.repeat(np.arange(running.shape[0]), np.diff(running.indptr))
    lengths = np.sqrt(np.bincount(rows, squares[running.indices], minlength=running.shape[0]))
    own = np.zeros(running.shape[1], bool)
    own[snapshot.practices_of(row)] = True
    products = np.bincount(rows, squares[running.indices] * own[running.indices], minlength=running.shape[0])
    return _cosines(products, lengths, row)


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
    return _cosines(products, lengths, row)


def _cosines(products: np.ndarray, lengths: np.ndarray, row: int) -> np.ndarray:
    """Return the cosines with the vector of a row; nan if either vector is 0."""
    known = (lengths > 0) & (lengths[row] > 0)
    return np.where(known, products / np.where(known, lengths * lengths[row], 1), np.nan)


_COMPONENTS: Mapping[str, Callable[[FeatureSet, GraphAsOf, int, np.ndarray | None], np.ndarray]] = {
    "adoptions": _by_adoptions,
    "geography": _by_geography,
    "size": _by_size,
    "kind": _by_kind,
    "indicators": _by_indicators,
    "topic": _by_topic,
}


def _indicators(territories: Sequence[Territory], row: int, others: list[int]) -> tuple[IndicatorComparison, ...]:
    names, values = indicator_names(territories), indicator_values(territories)
    comparisons = []
    for column, name in enumerate(names):
        own, of_peers = values[row, column], values[others, column]
        of_peers = of_peers[~np.isnan(of_peers)]
        known = not np.isnan(own)
        comparisons.append(
            IndicatorComparison(
                name,
                float(own) if known else None,
                float(np.median(of_peers)) if len(of_peers) else None,
                1 + int((of_peers > own).sum()) if known else None,
                len(of_peers) + known,
            )
        )
    return tuple(comparisons)
