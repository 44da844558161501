"""The relations between the territories of one level and country that do not depend on adoptions.

Only territories that exist at the date have weights: those that have ended or not begun are no influencers, and the
weights of the others are the same as without them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy import sparse

from recommend.dates import PartialDate
from recommend.model.groups import Group
from recommend.model.history import History
from recommend.model.parameters import Parameters
from recommend.model.proximity import geography, indicators, same_group
from recommend.model.tables import Project, Territory

#: The weights territories x influencers, and the membership groups x territories if the influencers are groups.
Weights: TypeAlias = tuple[sparse.csr_array, sparse.csr_array | None]


@dataclass(frozen=True, slots=True, eq=False)
class TerritoryRelations:
    """The relations between the territories of one level and country.

    Attributes
    ----------
    territories : tuple of Territory
        Sorted by id: those that have begun at the date.
    weights : mapping
        By kind: geography, region, division, indicators. Kinds without data are absent.
    topics_of_projects : mapping
        By territory: the number of its projects about each topic.
    """

    territories: tuple[Territory, ...]
    weights: Mapping[str, Weights]
    topics_of_projects: Mapping[int, Mapping[str, int]]


def relations_of(
    history: History,
    group: Group,
    projects: tuple[Project, ...],
    parameters: Parameters,
    date: PartialDate | None = None,
) -> TerritoryRelations:
    """Return the relations between the territories of a level and country at a date, or after all that is known."""
    lifetimes = history.slices[group].lifetimes
    begun = lifetimes.begun(date)
    members = np.array(history.members[group], object)
    territories = tuple(history.territories[id_] for id_ in members[begun])
    weights = _weights(tuple(history.territories[id_] for id_ in members[lifetimes.exists(date)]), history, parameters)
    rows = np.flatnonzero(lifetimes.exists(date)[begun])
    if len(rows) < len(territories):
        weights = {
            kind: (
                (_placed(matrix, len(territories), rows, rows), None)
                if groups is None
                else (
                    _placed(matrix, len(territories), rows),
                    _placed(groups.T.tocsr(), len(territories), rows).T.tocsr(),
                )
            )
            for kind, (matrix, groups) in weights.items()
        }
    row_of = {t.id: row for row, t in enumerate(territories)}
    topics: dict[int, dict[str, int]] = {}
    for project in projects:
        if project.territory_id is not None and (row := row_of.get(project.territory_id)) is not None:
            counts = topics.setdefault(row, {})
            for topic in project.topics:
                counts[topic] = counts.get(topic, 0) + 1
    return TerritoryRelations(territories, weights, topics)


def _weights(territories: tuple[Territory, ...], history: History, parameters: Parameters) -> Mapping[str, Weights]:
    """Return the weights of `TerritoryRelations` between these territories."""
    weights: dict[str, Weights] = {
        "geography": (geography(territories, history.borders, parameters), None),
        "region": same_group([t.region_id for t in territories]),
        "division": same_group([t.division for t in territories]),
        "indicators": (indicators(territories, parameters), None),
    }
    return {kind: (matrix, groups) for kind, (matrix, groups) in weights.items() if matrix.nnz}


def _placed(
    matrix: sparse.csr_array, count: int, rows: np.ndarray, columns: np.ndarray | None = None
) -> sparse.csr_array:
    """Return a matrix of `count` rows that has the rows of another at these positions, and likewise its columns."""
    sizes = np.zeros(count, int)
    sizes[rows] = np.diff(matrix.indptr)
    indices = matrix.indices if columns is None else columns[matrix.indices]
    width = matrix.shape[1] if columns is None else count
    return sparse.csr_array((matrix.data, indices, np.concatenate(([0], np.cumsum(sizes)))), (count, width))
