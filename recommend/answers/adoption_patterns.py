"""Patterns in the adoptions of a level and country: communities, bridges, innovators, and practices that go together.

Only complete lists count: in a sample, absence means nothing. The methods:

- likeness: the Jaccard index of the practices that two territories run. Each territory with at least `MIN_PRACTICES` is
  linked to its `NEIGHBOURS` most alike ones, the graph of the next two.
- communities: modularity, by the method of Louvain (Blondel, Guillaume, Lambiotte, Lefebvre 2008), with a fixed seed.
- bridges: the betweenness of territories in the graph, sampled from `SAMPLES` sources (Brandes, Pich 2007).
- innovation: the score of Walker (1969): for each practice the share of its spread, in time, that was still to come
  when the territory took it up; 1 for the first adopter, 0 for the last. The mean over dated practices, if there are at
  least `MIN_PRACTICES`.
- co-adoption: of two practices with at least `MIN_ADOPTERS`, how many territories run both, the Jaccard index, the
  lift, which is 1 if they are independent (Brin, Motwani, Ullman, Tsur 1997), and the log-likelihood ratio against
  independence (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence"). The ratio orders the
  pairs of a lift above 1: a practice that nearly every territory runs goes with any other by chance.
"""

import statistics
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
from scipy import sparse

from recommend.errors import InvalidArgument, UnknownTopic
from recommend.model.groups import Group, is_sample
from recommend.model.registry import ModelRegistry
from recommend.model.tables import NodeId

NEIGHBOURS, MIN_PRACTICES, MIN_ADOPTERS, SAMPLES = 10, 3, 5, 200
#: Bounds of the work: territories with the most practices, and practices with the most adopters.
MAX_TERRITORIES, MAX_PRACTICES = 3000, 2000
#: The maximum length of the lists, and of those of a community.
MAX_ENTRIES, MAX_OF_COMMUNITY = 100, 20
_SEED = 0
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class TerritoryCommunity:
    """Territories that adopt alike. size: their number. practices: those that set them apart, the most telling first.

    territories: the first of them by betweenness, then by id.
    """

    rank: int
    size: int
    territories: tuple[NodeId, ...]
    practices: tuple[NodeId, ...]


@dataclass(frozen=True, slots=True)
class BridgingTerritory:
    """A territory between others. betweenness: the share of shortest paths through it. community: its rank."""

    territory: NodeId
    betweenness: float
    community: int


@dataclass(frozen=True, slots=True)
class Innovator:
    """A territory by the time of its adoptions. score: 0 for always last to 1 for always first.

    adoption_count: the dated adoptions that count. median_year: of them.
    """

    territory: NodeId
    score: float
    adoption_count: int
    median_year: float


@dataclass(frozen=True, slots=True)
class CoAdoption:
    """Two practices that the same territories run.

    both: the number of territories that run both. likelihood_ratio: Dunning's G² against independence.
    """

    practices: tuple[NodeId, NodeId]
    both: int
    jaccard: float
    lift: float
    likelihood_ratio: float


@dataclass(frozen=True, slots=True)
class AdoptionPatterns:
    """The patterns of a level and country, each list with its best entries first.

    territory_count: the territories with at least `MIN_PRACTICES` practices from complete lists. practice_count: the
    practices that count. innovators, late_adopters: the two halves of one list, each from its end.
    """

    territory_count: int
    practice_count: int
    communities: tuple[TerritoryCommunity, ...]
    bridges: tuple[BridgingTerritory, ...]
    innovators: tuple[Innovator, ...]
    late_adopters: tuple[Innovator, ...]
    co_adoptions: tuple[CoAdoption, ...]

    def cut(self, first: int) -> "AdoptionPatterns":
        """Return the first entries of each list."""
        return replace(
            self,
            communities=self.communities[:first],
            bridges=self.bridges[:first],
            innovators=self.innovators[:first],
            late_adopters=self.late_adopters[:first],
            co_adoptions=self.co_adoptions[:first],
        )


@dataclass(frozen=True, eq=False)
class _Adoptions:
    """The running pairs of complete lists.

    matrix: ones, territories x practices. time: the year of each of its data; nan if undated.
    """

    territory_ids: tuple[str, ...]
    practice_ids: tuple[str, ...]
    matrix: sparse.csr_array
    time: np.ndarray


def adoption_patterns(registry: ModelRegistry, level: str, country: str, topic: str | None) -> AdoptionPatterns:
    """Return the patterns of a level and country, `MAX_ENTRIES` of each list. topic: only practices about it.

    Raises
    ------
    InvalidArgument
        If there are no territories of this level and country.
    UnknownTopic
        If the topic is not in the tables.
    """
    if topic is not None and not registry.has_topic(topic):
        raise UnknownTopic(topic)
    groups = [group for group in registry.history.groups.members if group[:2] == (level, country)]
    if not groups:
        raise InvalidArgument(f"There are no territories of level {level} in {country}.")
    adoptions = _adoptions(registry, [group for group in groups if not is_sample(group)], topic)
    counts = np.diff(adoptions.matrix.indptr)
    rows = np.flatnonzero(counts >= MIN_PRACTICES)
    rows = np.sort(rows[np.argsort(-counts[rows], kind="stable")][:MAX_TERRITORIES])
    graph = _likeness_graph(adoptions.matrix[rows])
    betweenness = nx.betweenness_centrality(graph, k=min(SAMPLES, len(graph)), seed=_SEED) if len(graph) else {}
    communities = _communities(graph)
    innovators = _innovators(adoptions)
    early = len(innovators) - len(innovators) // 2
    ids = [adoptions.territory_ids[row] for row in rows]
    rank_of = {node: rank for rank, members in enumerate(communities, 1) for node in members}
    by_betweenness = sorted(graph, key=lambda node: (-betweenness[node], node))
    return AdoptionPatterns(
        len(rows),
        len(adoptions.practice_ids),
        tuple(
            TerritoryCommunity(
                rank,
                len(members),
                tuple(ids[node] for node in by_betweenness if node in members)[:MAX_OF_COMMUNITY],
                _telling_practices(adoptions, rows, members),
            )
            for rank, members in enumerate(communities[:MAX_ENTRIES], 1)
        ),
        tuple(
            BridgingTerritory(ids[node], round(float(betweenness[node]), 10), rank_of[node])
            for node in by_betweenness[:MAX_ENTRIES]
            if betweenness[node] > 0
        ),
        tuple(innovators[:early][:MAX_ENTRIES]),
        tuple(innovators[early:][::-1][:MAX_ENTRIES]),
        _co_adoptions(adoptions),
    )


def _adoptions(registry: ModelRegistry, groups: list[Group], topic: str | None) -> _Adoptions:
    territories, practices = dict[str, int](), dict[str, int]()
    parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for group in sorted(groups):
        snapshot = registry.snapshot(group, None)
        topics = registry.history.practices
        kept = np.array([topic is None or topic in topics[id_].topics for id_ in snapshot.practice_ids], bool)
        rows = np.array([territories.setdefault(id_, len(territories)) for id_ in snapshot.territory_ids], int)
        columns = np.array([practices.setdefault(id_, len(practices)) for id_ in snapshot.practice_ids], int)
        pairs = snapshot.running.tocoo()
        chosen = kept[pairs.col] if len(kept) else np.zeros(0, bool)
        parts.append((rows[pairs.row[chosen]], columns[pairs.col[chosen]], snapshot.time[pairs.data[chosen]]))
    row, column, time = (np.concatenate([part[i] for part in parts]) for i in range(3))
    order = np.lexsort((column, row))
    indptr = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=len(territories)))))
    used = np.unique(column)
    matrix = sparse.csr_array(
        (np.ones(len(row)), np.searchsorted(used, column[order]), indptr), (len(territories), len(used))
    )
    names = tuple(practices)
    return _Adoptions(tuple(territories), tuple(names[column] for column in used), matrix, time[order])


def _likeness_graph(matrix: sparse.csr_array) -> nx.Graph:
    """Return the graph of the rows, each linked to its most alike ones; ties go to the first."""
    graph = nx.Graph()
    graph.add_nodes_from(range(matrix.shape[0]))
    counts = np.diff(matrix.indptr)
    for start in range(0, matrix.shape[0], _CHUNK):
        both = (matrix[start : start + _CHUNK] @ matrix.T).toarray()
        likeness = both / (counts[start : start + _CHUNK, None] + counts[None, :] - both)
        for offset, row in enumerate(likeness):
            node = start + offset
            row[node] = 0
            nearest = np.argsort(-row, kind="stable")[:NEIGHBOURS]
            graph.add_weighted_edges_from((node, int(other), float(row[other])) for other in nearest if row[other] > 0)
    return graph


def _communities(graph: nx.Graph) -> list[set[int]]:
    if not graph.number_of_edges():
        return []
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    return sorted(found, key=lambda members: (-len(members), min(members)))


def _telling_practices(adoptions: _Adoptions, rows: np.ndarray, members: set[int]) -> tuple[str, ...]:
    """Return the practices by the difference of their shares within and outside the members."""
    inside = np.zeros(len(rows), bool)
    inside[list(members)] = True
    matrix = adoptions.matrix[rows]
    shares = [np.asarray(matrix[mask].sum(axis=0)).ravel() / max(1, mask.sum()) for mask in (inside, ~inside)]
    difference = shares[0] - shares[1]
    order = np.lexsort((np.array(adoptions.practice_ids), -difference))
    return tuple(adoptions.practice_ids[column] for column in order[:MAX_OF_COMMUNITY] if difference[column] > 0)


def _innovators(adoptions: _Adoptions) -> list[Innovator]:
    """Return the territories with enough dated adoptions, the earliest first."""
    row = np.repeat(np.arange(adoptions.matrix.shape[0]), np.diff(adoptions.matrix.indptr))
    column, time = adoptions.matrix.indices, adoptions.time
    dated = ~np.isnan(time)
    size = adoptions.matrix.shape[1]
    earliest, latest = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(earliest, column[dated], time[dated])
    np.maximum.at(latest, column[dated], time[dated])
    spread = latest - earliest
    count = np.bincount(column[dated], minlength=size)
    chosen = dated & ((count >= MIN_ADOPTERS) & (spread > 0))[column]
    score = (latest[column[chosen]] - time[chosen]) / spread[column[chosen]]
    by_territory: dict[int, list[tuple[float, float]]] = {}
    for each, its_score, its_time in zip(row[chosen].tolist(), score.tolist(), time[chosen].tolist(), strict=True):
        by_territory.setdefault(each, []).append((its_score, its_time))
    innovators = [
        Innovator(
            adoptions.territory_ids[each],
            round(statistics.fmean(score for score, _ in values), 10),
            len(values),
            float(statistics.median(int(time) for _, time in values)),
        )
        for each, values in by_territory.items()
        if len(values) >= MIN_PRACTICES
    ]
    return sorted(innovators, key=lambda each: (-each.score, each.territory))


def _co_adoptions(adoptions: _Adoptions) -> tuple[CoAdoption, ...]:
    counts = np.bincount(adoptions.matrix.indices, minlength=adoptions.matrix.shape[1])
    columns = np.flatnonzero(counts >= MIN_ADOPTERS)
    columns = np.sort(columns[np.argsort(-counts[columns], kind="stable")][:MAX_PRACTICES])
    matrix = adoptions.matrix.tocsc()[:, columns]
    pairs = sparse.triu(matrix.T @ matrix, k=1).tocoo()
    total = int((np.diff(adoptions.matrix.indptr) > 0).sum())
    both, first, second = pairs.data, counts[columns][pairs.row], counts[columns][pairs.col]
    lift = both * total / (first * second)
    ratio = _likelihood_ratio(both, first, second, total)
    order = np.lexsort((pairs.col, pairs.row, -ratio))
    return tuple(
        CoAdoption(
            (adoptions.practice_ids[columns[pairs.row[i]]], adoptions.practice_ids[columns[pairs.col[i]]]),
            int(both[i]),
            round(float(both[i] / (first[i] + second[i] - both[i])), 10),
            round(float(lift[i]), 10),
            round(float(ratio[i]), 10),
        )
        for i in order[lift[order] > 1][:MAX_ENTRIES].tolist()
    )


def _likelihood_ratio(both: np.ndarray, first: np.ndarray, second: np.ndarray, total: int) -> np.ndarray:
    """Return G² of each table of two by two: territories by whether they run the first and the second practice."""
    found = np.zeros(len(both))
    for row, column, cell in (
        (first, second, both),
        (first, total - second, first - both),
        (total - first, second, second - both),
        (total - first, total - second, total - first - second + both),
    ):
        # An empty cell adds 0; its expected number may be 0 too.
        expected = np.where(cell > 0, row * column / total, 1)
        found += 2 * cell * np.log(np.where(cell > 0, cell, 1) / expected)
    return found
