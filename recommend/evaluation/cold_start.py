"""How good recommendations are where nothing is known of a territory's adoptions: all of a fifth's are hidden.

Ranked is without a date, since most shipped adoptions have none; right is what was hidden. It shows how well place,
size, region and topic stand in for a history, not how well the ranking foretells.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from recommend.errors import InvalidQuestion
from recommend.evaluation.metrics import qualities
from recommend.model.history import Group
from recommend.model.ndcg import significant
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.tables import Tables

#: Names of two of the rankers.
ENGINE, REGIONAL = "engine", "popularity in the region"
_K, _PERMUTATIONS = 10, 10


@dataclass(frozen=True, slots=True)
class ColdStart:
    """territories: how many were measured. recall: the mean recall@10 over them, by ranker."""

    group: Group
    territories: int
    recall: Mapping[str, float]


def cold_start(tables: Tables, group: Group | None = None, share: float = 0.2, seed: int = 0) -> ColdStart:
    """Hide all adoptions of a share of the territories that have any, drawn at random, and rank for them."""
    adoptions = list(tables.adoptions)
    whole = ModelRegistry(Tables(tables.territories, tables.practices, adoptions, tables.borders), Parameters())
    slices = whole.history.slices
    if not any(len(records.row) for g, records in slices.items() if group in (None, g)):
        raise InvalidQuestion(f"group is {group!r}: no territory of it has an adoption")
    group = group or max(sorted(slices), key=lambda g: len(slices[g].row))
    records = slices[group]
    able = np.unique(records.row)
    random = np.random.default_rng(seed)
    hidden = np.sort(random.permutation(able)[: max(1, round(share * len(able)))])
    ids = {records.territory_ids[row] for row in hidden.tolist()}
    known = [a for a in adoptions if a.territory_id not in ids]
    registry = ModelRegistry(Tables(tables.territories, tables.practices, known, tables.borders), Parameters())
    model = registry.model(group, None)
    snapshot, territories = model.features.snapshot, model.features.relations.territories
    columns = {id_: column for column, id_ in enumerate(snapshot.practice_ids)}
    popularity = np.diff(snapshot.running_by_practice.indptr).astype(float)
    in_region: dict[str | None, np.ndarray] = {}
    for row, territory in enumerate(territories):
        counts = in_region.setdefault(territory.region_id, np.zeros(len(columns)))
        counts[snapshot.practices_of(row)] += 1
    found: dict[str, list[float]] = {"random": [], "popularity": [], REGIONAL: [], ENGINE: []}
    for row in hidden.tolist():
        right = np.zeros(len(columns), bool)
        for column in records.column[records.row == row].tolist():
            position = columns.get(records.practice_ids[column])
            if position is not None:
                right[position] = True
        if right.any():
            keys = random.random((_PERMUTATIONS, len(right)))
            # Where nobody of the region has it, popularity decides.
            regional = in_region[territories[row].region_id] + popularity / (popularity.sum() + 1)
            for name, values in (
                ("random", np.zeros(len(right))),
                ("popularity", popularity),
                (REGIONAL, regional),
                (ENGINE, model.row(row, {}).values),
            ):
                rounded = significant(values)
                found[name].append(
                    float(np.mean([qualities(np.lexsort((key, -rounded)), right, _K).recall for key in keys]))
                )
    return ColdStart(group, len(found["engine"]), {name: float(np.mean(values)) for name, values in found.items()})
