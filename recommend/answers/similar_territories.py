"""Similar territories: the most similar by the weighted mean of the components of similarity.

The similarities of all territories are computed on the arrays: on the practice graph, those of the adoptions take at
least ten times as long (docs/recommendations.md). The shared practices, borders and stated distances of the most
similar territories are found on the graph.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.answers.similarity_components import COMPONENTS, SIMILARITIES
from recommend.errors import InvalidArgument
from recommend.model.features import FeatureSet
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.proximity import POPULATION, coordinates, distance_km, indicator_names, indicator_values
from recommend.model.tables import NodeId, Practice, Territory

#: The maximum number of shared practices in an item.
_SHARED = 3
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class SimilarityComponent:
    """A component of similarity, 0 to 1. The similarity is the mean of the components by weight.

    compared: whether both territories have the data and can be compared by them; if not, the similarity is 0.
    """

    name: str
    similarity: float
    weight: float
    compared: bool = True


@dataclass(frozen=True, slots=True)
class SimilarTerritory:
    """A similar territory.

    Attributes
    ----------
    similarity : float
        0 to 1.
    components : tuple of SimilarityComponent
        Those of which the territory itself has data, and those known of this pair.
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

    The components are those of `recommend.answers.similarity_components`.
    Without data of its own the territory is compared by the other components. What the other territory lacks counts as
    0, as do size and indicators between classes: what is not known makes nobody alike. A pair of which only the kind is
    known is not compared.
    """
    weights = _weights(by)
    snapshot, territories = features.snapshot, features.relations.territories
    columns = (
        None if topic is None else np.array([topic in practices[id_].topics for id_ in snapshot.practice_ids], bool)
    )
    parts = {name: SIMILARITIES[name](features, graph, row, columns) for name in weights}
    total, score = np.zeros(len(territories)), np.zeros(len(territories))
    comparable = np.zeros(len(territories), bool)
    for name, values in parts.items():
        known = ~np.isnan(values)
        total[known | known[row]] += weights[name]
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
                SimilarityComponent(
                    name,
                    float(np.round(np.nan_to_num(values[other]), _DECIMALS)),
                    weights[name],
                    not np.isnan(values[other]),
                )
                for name, values in parts.items()
                if not (np.isnan(values[other]) and np.isnan(values[row]))
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
