"""The cold start: rankings for territories without known adoptions. All adoptions of a fifth are hidden.

The ranking is without a date, because most shipped adoptions are undated; the hidden adoptions are the relevant ones.
It measures how well location, size, region and topic replace a history, not how well the ranking predicts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from recommend.errors import InvalidArgument
from recommend.evaluation.metrics import ranking_metrics
from recommend.model.groups import Group, matching
from recommend.model.ndcg import significant
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.tables import Tables

#: The names of two of the rankers.
ENGINE, REGIONAL = "engine", "popularity in the region"
_K, _PERMUTATIONS = 10, 10


@dataclass(frozen=True, slots=True)
class ColdStart:
    """The result of a cold start. territories: the number measured. recall: their mean recall@10, by ranker."""

    group: Group
    territories: int
    recall: Mapping[str, float]


def cold_start(tables: Tables, group: Group | None = None, share: float = 0.2, seed: int = 0) -> ColdStart:
    """Hide all adoptions of a random share of the territories with adoptions, and rank practices for them.

    group: of several groups that begin with it, the one with most adoptions is measured.
    """
    adoptions = list(tables.adoptions)
    whole = ModelRegistry(replace(tables, adoptions=adoptions), Parameters())
    slices = whole.history.slices
    groups = matching(slices, group)
    if not any(len(slices[g].row) for g in groups):
        raise InvalidArgument(f"group {group!r} has no adoptions. Choose another.")
    group = max(groups, key=lambda g: len(slices[g].row))
    records = slices[group]
    adopters = np.unique(records.row)
    random = np.random.default_rng(seed)
    hidden = np.sort(random.permutation(adopters)[: max(1, round(share * len(adopters)))])
    ids = {records.territory_ids[row] for row in hidden.tolist()}
    visible = [a for a in adoptions if a.territory_id not in ids]
    registry = ModelRegistry(replace(tables, adoptions=visible), Parameters())
    model = registry.model(group, None)
    snapshot, territories = model.features.snapshot, model.features.relations.territories
    columns = {id_: column for column, id_ in enumerate(snapshot.practice_ids)}
    popularity = np.diff(snapshot.running_by_practice.indptr).astype(float)
    in_region: dict[str | None, np.ndarray] = {}
    for row, territory in enumerate(territories):
        counts = in_region.setdefault(territory.region_id, np.zeros(len(columns)))
        counts[snapshot.practices_of(row)] += 1
    recalls: dict[str, list[float]] = {"random": [], "popularity": [], REGIONAL: [], ENGINE: []}
    for row in hidden.tolist():
        relevant = np.zeros(len(columns), bool)
        for column in records.column[records.row == row].tolist():
            position = columns.get(records.practice_ids[column])
            if position is not None:
                relevant[position] = True
        if relevant.any():
            keys = random.random((_PERMUTATIONS, len(relevant)))
            # Practices with equally many adopters in the region are ranked by popularity.
            regional = in_region[territories[row].region_id] + popularity / (popularity.sum() + 1)
            for name, values in (
                ("random", np.zeros(len(relevant))),
                ("popularity", popularity),
                (REGIONAL, regional),
                (ENGINE, model.row(row, {}).values),
            ):
                rounded = significant(values)
                recalls[name].append(
                    float(np.mean([ranking_metrics(np.lexsort((key, -rounded)), relevant, _K).recall for key in keys]))
                )
    return ColdStart(group, len(recalls["engine"]), {name: float(np.mean(values)) for name, values in recalls.items()})
