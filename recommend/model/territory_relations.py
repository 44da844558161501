"""The relations between the territories of one level and country that do not depend on adoptions."""

from collections.abc import Mapping
from dataclasses import dataclass

from scipy import sparse

from recommend.model.history import Group, History
from recommend.model.parameters import Parameters
from recommend.model.proximity import geography, indicators, same_group
from recommend.model.tables import Project, Territory


@dataclass(frozen=True, slots=True, eq=False)
class TerritoryRelations:
    """The relations between the territories of one level and country.

    Attributes
    ----------
    territories : tuple of Territory
        Sorted by id.
    weights : mapping
        By kind (geography, region, division, indicators): the weights territories x influencers, and the membership
        groups x territories if the influencers are groups, else None. Kinds without data are absent.
    topics_of_projects : mapping
        By territory: the number of its projects about each topic.
    """

    territories: tuple[Territory, ...]
    weights: Mapping[str, tuple[sparse.csr_array, sparse.csr_array | None]]
    topics_of_projects: Mapping[int, Mapping[str, int]]


def relations_of(
    history: History,
    group: Group,
    projects: tuple[Project, ...],
    parameters: Parameters,
) -> TerritoryRelations:
    """Return the relations between the territories of a level and country."""
    territories = tuple(history.territories[id_] for id_ in history.members[group])
    weights: dict[str, tuple[sparse.csr_array, sparse.csr_array | None]] = {
        "geography": (geography(territories, history.borders, parameters), None),
        "region": same_group([t.region_id for t in territories]),
        "division": same_group([t.division for t in territories]),
        "indicators": (indicators(territories, parameters), None),
    }
    row_of = {t.id: row for row, t in enumerate(territories)}
    topics: dict[int, dict[str, int]] = {}
    for project in projects:
        if project.territory_id is not None and (row := row_of.get(project.territory_id)) is not None:
            counts = topics.setdefault(row, {})
            for topic in project.topics:
                counts[topic] = counts.get(topic, 0) + 1
    with_data = {kind: (matrix, groups) for kind, (matrix, groups) in weights.items() if matrix.nnz}
    return TerritoryRelations(territories, with_data, topics)
