"""What the territories of one level and country are to each other apart from what they adopt: computed once."""

from collections.abc import Mapping
from dataclasses import dataclass

from scipy import sparse

from recommend.model.history import Group, History
from recommend.model.parameters import Parameters
from recommend.model.proximity import geography, indicators, same_group
from recommend.model.tables import Project, Territory


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Territories of one level and country.

    Attributes
    ----------
    territories : tuple of Territory
        Sorted by id.
    weights : mapping
        By kind (geography, region, division, indicators): how much a territory counts for another, territories x
        voters; and the voters by territory (None: they are the territories themselves). Kinds without data lack.
    topics_of_projects : mapping
        By territory: how many of its projects are about a topic.
    """

    territories: tuple[Territory, ...]
    weights: Mapping[str, tuple[sparse.csr_array, sparse.csr_array | None]]
    topics_of_projects: Mapping[int, Mapping[str, int]]


def survey(history: History, group: Group, projects: tuple[Project, ...], parameters: Parameters) -> Surroundings:
    """The surroundings of the territories of a level and country."""
    territories = tuple(history.territories[id_] for id_ in history.members[group])
    found: dict[str, tuple[sparse.csr_array, sparse.csr_array | None]] = {
        "geography": (geography(territories, history.borders, parameters), None),
        "region": same_group([t.region_id for t in territories]),
        "division": same_group([t.division for t in territories]),
        "indicators": (indicators(territories, parameters), None),
    }
    row_of = {t.id: row for row, t in enumerate(territories)}
    topics: dict[int, dict[str, int]] = {}
    for project in projects:
        row = row_of.get(project.territory_id)
        if row is not None:
            counts = topics.setdefault(row, {})
            for topic in project.topics:
                counts[topic] = counts.get(topic, 0) + 1
    kept = {kind: (left, members) for kind, (left, members) in found.items() if left.nnz}
    return Surroundings(territories, kept, topics)
