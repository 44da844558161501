"""The cold start: rankings for territories with hidden adoptions, on random splits.

By default all adoptions of a fifth of the territories with adoptions are hidden, which measures how well location, size
and region replace a history. With `one`, one adoption of a fifth of the territories with several is hidden, which
measures how well they complete one. The ranking is without a date, because most shipped adoptions are undated, and the
hidden adoptions are the relevant ones. In a sample, rankings are fitted and judged among the territories with known
adoptions only, and measure an order: nothing here is a rate or a probability of adoption.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recommend.errors import InvalidArgument
from recommend.evaluation.protocol import ENGINE, PERMUTATIONS, measure
from recommend.model.groups import Group, is_sample, matching
from recommend.model.history import Slice
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.scorer import undated_scorer
from recommend.model.scoring import ScoringModel
from recommend.model.tables import Tables

#: The names of the ranker that the engine is compared with, and of the one in which each territory has one vote.
REGIONAL, ONE_VOTE = "popularity in the region", "popularity in the region, one vote per territory"


@dataclass(frozen=True, slots=True)
class ColdStart:
    """The result of one split.

    Attributes
    ----------
    group : Group
    territories : int
        The number of territories with hidden adoptions that were measured.
    recall, ndcg : mapping
        By ranker: the mean recall@10 and nDCG@10 over these territories.
    """

    group: Group
    territories: int
    recall: Mapping[str, float]
    ndcg: Mapping[str, float]


def cold_start(
    tables: Tables, group: Group | None = None, share: float = 0.2, seed: int = 0, one: bool = False
) -> ColdStart:
    """Hide adoptions of a random share of the territories with adoptions, and rank practices for them.

    group: of several groups that begin with it, the one with most adoptions is measured. one: hide one adoption of
    territories with several, instead of all adoptions of any.

    Raises
    ------
    InvalidArgument
        If the group has no adoptions, or `one` is set and no territory has several.
    """
    adoptions = list(tables.adoptions)
    slices = ModelRegistry(replace(tables, adoptions=adoptions), Parameters()).history.known
    groups = matching(slices, group)
    if not any(len(slices[g].row) for g in groups):
        raise InvalidArgument(f"group {group!r} has no adoptions. Choose another.")
    group = max(groups, key=lambda g: len(slices[g].row))
    records = slices[group]
    random = np.random.default_rng(seed)
    hidden = _hidden(records, share, one, random)
    ids = {
        (records.territory_ids[row], records.practice_ids[column])
        for row, columns in hidden.items()
        for column in columns
    }
    visible = [a for a in adoptions if (a.territory_id, a.practice_id) not in ids]
    model = ModelRegistry(replace(tables, adoptions=visible), Parameters()).model(group, None)
    snapshot = model.known
    rankers = _rankers(model)
    measures: dict[str, list[np.ndarray]] = {name: [] for name in rankers}
    for row, columns in hidden.items():
        is_candidate = np.ones(len(snapshot.practice_ids), bool)
        is_candidate[snapshot.taken_up_by(row)] = False
        relevant = np.isin(snapshot.practice_ids, [records.practice_ids[column] for column in columns])[is_candidate]
        if relevant.any():
            keys = random.random((PERMUTATIONS, len(relevant)))
            for name, ranker in rankers.items():
                measures[name].append(measure(ranker(row)[is_candidate], relevant, keys)[0])
    means = {name: np.mean(values, axis=0) for name, values in measures.items()}
    return ColdStart(
        group,
        len(measures[ENGINE]),
        {name: float(mean[1]) for name, mean in means.items()},
        {name: float(mean[0]) for name, mean in means.items()},
    )


def cold_start_lines(splits: Sequence[ColdStart], one: bool = False) -> list[str]:
    """Return the lines of the report: the means over splits, the gains of the engine, and where it loses."""
    group, count = splits[0].group, len(splits)
    what = "One adoption" if one else "All adoptions"
    report = [
        f"{what} of {splits[0].territories} territories hidden ({', '.join(group[:2])}), {count} random splits."
        + (" A sample: fitted and judged among its adopters, an order and not a rate." if is_sample(group) else ""),
        "",
        "| mean (standard deviation) | recall@10 | nDCG@10 |",
        "| --- | ---: | ---: |",
    ]
    for name in splits[0].recall:
        cells = [
            f"{np.mean(values):.3f} ({np.std(values, ddof=min(1, count - 1)):.3f})"
            for values in ([split.recall[name] for split in splits], [split.ndcg[name] for split in splits])
        ]
        report.append(f"| {name} | {' | '.join(cells)} |")
    report += ["", f"| engine minus {REGIONAL} | {' | '.join(map(str, range(1, count + 1)))} |"]
    report.append("| --- |" + " ---: |" * count)
    report += [
        f"| gain in recall@10 | {' | '.join(f'{s.recall[ENGINE] - s.recall[REGIONAL]:+.4f}' for s in splits)} |",
        f"| gain in nDCG@10 | {' | '.join(f'{s.ndcg[ENGINE] - s.ndcg[REGIONAL]:+.4f}' for s in splits)} |",
    ]
    losses = [
        f"- split {number}, {metric} to {name}: {values[ENGINE]:.4f} to {values[name]:.4f}"
        for number, split in enumerate(splits, 1)
        for metric, values in (("recall@10", split.recall), ("nDCG@10", split.ndcg))
        for name in values
        if values[name] > values[ENGINE]
    ]
    return [*report, "", "Where the engine loses:", *(losses or ["- nowhere"])]


def _hidden(records: Slice, share: float, one: bool, random: np.random.Generator) -> dict[int, list[int]]:
    """Return the columns of the hidden practices by row."""
    columns = {row: np.unique(records.column[records.row == row]) for row in np.unique(records.row).tolist()}
    rows = np.array([row for row, own in columns.items() if len(own) > one], int)
    if len(rows) == 0:
        raise InvalidArgument("No territory has two adoptions. Hide all adoptions of some territories instead.")
    chosen = np.sort(random.permutation(rows)[: max(1, round(share * len(rows)))]).tolist()
    return {row: [int(random.choice(columns[row]))] if one else columns[row].tolist() for row in chosen}


def _rankers(model: ScoringModel) -> dict[str, Callable[[int], np.ndarray]]:
    """Return the rankers by name: functions from a territory to a value per practice."""
    snapshot, territories = model.known, model.features.relations.territories
    count = len(snapshot.practice_ids)
    popularity = np.diff(snapshot.running_by_practice.indptr).astype(float)
    in_region: dict[str | None, np.ndarray] = {}
    votes: dict[str | None, np.ndarray] = {}
    for row, territory in enumerate(territories):
        own = snapshot.practices_of(row)
        in_region.setdefault(territory.region_id, np.zeros(count))[own] += 1
        votes.setdefault(territory.region_id, np.zeros(count))[own] += 1 / max(len(own), 1)
    all_votes = sum(votes.values(), np.zeros(count))
    hand_set = ScoringModel(model.features, undated_scorer(model.features.parameters), model.evidence)
    # Practices with equally many adopters in the region are ranked by popularity.
    return {
        "random": lambda row: np.zeros(count),
        "popularity": lambda row: popularity,
        REGIONAL: lambda row: in_region[territories[row].region_id] + popularity / (popularity.sum() + 1),
        ONE_VOTE: lambda row: votes[territories[row].region_id] + all_votes / (all_votes.sum() + 1) * 1e-3,
        "hand-set weights": lambda row: hand_set.row(row, {}).values,
        ENGINE: lambda row: model.row(row, {}).values,
    }
