"""How well rankings foretell what territories take up: over time, and for adoptions that were hidden.

The measure is nDCG@k with binary gains (Järvelin and Kekäläinen 2002) over a territory's candidates: the
practices that somebody of its level and country runs and it has not taken up. Candidates with equal scores
are taken in a random order: the expectation over all orders is computed (McSherry and Najork 2008), so that
ids decide nothing.
"""

import dataclasses
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from recommend.adoption_graph import NO_DAY, AdoptionGraph, Slice
from recommend.dates import PartialDate, parse_date
from recommend.hazard import spread_factor
from recommend.neighbours import Neighbours
from recommend.parameters import Parameters
from recommend.scoring import scores
from recommend.snapshot import Snapshot, take_snapshot
from recommend.tables import Tables

#: The scores of all practices for a territory (its position).
Ranker = Callable[[int], np.ndarray]

#: Significant digits up to which two scores are the same.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Measurement:
    """territories: how many were measured. ndcg: the mean over them, by ranker; None if there were none."""

    territories: int
    ndcg: Mapping[str, float | None]


def back_test(
    tables: Tables, level: str, country: str, year: str, *, horizon: int = 5, k: int = 10,
    least_adoptions: int = 5, parameters: Parameters | None = None,
) -> Measurement:
    """Rank as of the end of a year T; right is what a territory took up in the years (T, T + horizon].

    Territories that run fewer than `least_adoptions` practices as of T, or took up no candidate in time, are
    left out. Adoptions without a date have no part in it.
    """
    records = AdoptionGraph(tables).slice(level, country)
    now, until = parse_date(year), parse_date(f"{int(year) + horizon:04}")
    snapshot = take_snapshot(records, now)
    rankers = _rankers(snapshot, parameters or Parameters())
    rankers["recent popularity"] = _recent_popularity(snapshot, records, now)
    rows, columns = _taken_up(snapshot, records, now.last_day, until.last_day)
    return _measure(snapshot, rankers, rows, columns, k, least_adoptions)


def recover_hidden(
    tables: Tables, level: str, country: str, *, share: float = 0.3, seed: int = 0, k: int = 10,
    parameters: Parameters | None = None,
) -> Measurement:
    """Hide a random share of the adoptions and rank without a date; right is what was hidden of a territory.

    It tells how well the engine completes what is known of a territory, also where adoptions have no dates;
    not whether it foretells.
    """
    records = AdoptionGraph(tables).slice(level, country)
    hidden = np.random.default_rng(seed).random(len(records.row)) < share
    kept = dataclasses.replace(
        records,
        **{name: getattr(records, name)[~hidden]
           for name in ("row", "column", "running_day", "stopped_day", "stopped", "time")},
        running_on=tuple(text for text, hide in zip(records.running_on, hidden, strict=True) if not hide),
    )
    snapshot = take_snapshot(kept, None)
    rows, columns = _known(snapshot, records, hidden)
    return _measure(snapshot, _rankers(snapshot, parameters or Parameters()), rows, columns, k, 1)


def expected_ndcg(values: np.ndarray, right: np.ndarray, k: int) -> float:
    """nDCG@k of candidates by their scores, the mean over all orders of those with equal scores.

    >>> expected_ndcg(np.array([3.0, 2.0, 1.0]), np.array([True, False, False]), 2)
    1.0
    >>> round(expected_ndcg(np.array([1.0, 1.0]), np.array([True, False]), 2), 3)  # (1 + 1 / log2(3)) / 2
    0.815
    """
    discounts = np.zeros(len(values))
    ranks = np.arange(min(k, len(values)))
    discounts[ranks] = 1 / np.log2(ranks + 2)
    rounded = np.array([float(f"{value:.{_DIGITS}g}") for value in values])
    order = np.argsort(-rounded, kind="stable")
    _, group = np.unique(-rounded[order], return_inverse=True)
    mean_discount = np.bincount(group, discounts) / np.bincount(group)
    gain = (mean_discount[group] * right[order]).sum()
    return float(gain / discounts[:right.sum()].sum())


def _measure(
    snapshot: Snapshot, rankers: Mapping[str, Ranker], rows: np.ndarray, columns: np.ndarray, k: int,
    least_adoptions: int,
) -> Measurement:
    """The rankers over all territories; rows and columns are the pairs that are right."""
    gains: dict[str, list[float]] = {name: [] for name in rankers}
    for row in range(len(snapshot.territory_ids)):
        free = np.ones(len(snapshot.practice_ids), bool)
        free[snapshot.has(row)] = False
        candidates = np.flatnonzero(free)
        right = np.isin(candidates, columns[rows == row])
        if len(snapshot.practices_of(row)) >= least_adoptions and right.any():
            for name, ranker in rankers.items():
                gains[name].append(expected_ndcg(ranker(row)[candidates], right, k))
    means = {name: float(np.mean(values)) if values else None for name, values in gains.items()}
    return Measurement(len(gains["random"]), means)


def _rankers(snapshot: Snapshot, parameters: Parameters) -> dict[str, Ranker]:
    """The engine, its parts and baselines; popularity is the number of adopters."""
    every = np.arange(len(snapshot.practice_ids))
    spread = spread_factor(snapshot, parameters)
    of = functools.lru_cache(1)(Neighbours(snapshot, parameters).of)

    def engine(row: int) -> np.ndarray:
        neighbourhood = of(row)
        return scores([spread] if neighbourhood is None else [spread, neighbourhood.factor], every)

    def lift(row: int) -> np.ndarray:
        neighbourhood = of(row)
        return np.zeros(len(every)) if neighbourhood is None else neighbourhood.factor.log_values

    return {
        "random": lambda row: np.zeros(len(every)),
        "popularity": lambda row: snapshot.adopters.astype(float),
        "neighbours": lift,
        "hazard": lambda row: spread.log_values,
        "hazard and neighbours": engine,
    }


def _recent_popularity(snapshot: Snapshot, records: Slice, now: PartialDate) -> Ranker:
    """The number of adopters in (T - 2, T]."""
    two_years_ago = parse_date(f"{max(int(now.text) - 2, 1):04}")
    _, columns = _taken_up(snapshot, records, two_years_ago.last_day, now.last_day)
    recent = np.bincount(columns, minlength=len(snapshot.practice_ids)).astype(float)
    return lambda row: recent


def _taken_up(snapshot: Snapshot, records: Slice, after: int, until: int) -> tuple[np.ndarray, np.ndarray]:
    """The pairs first taken up on the days (after, until]."""
    first = np.ones(len(records.row), bool)
    first[1:] = (np.diff(records.row) != 0) | (np.diff(records.column) != 0)
    days = records.running_day
    return _known(snapshot, records, first & (days != NO_DAY) & (days > after) & (days <= until))


def _known(snapshot: Snapshot, records: Slice, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Territories and practices, as positions in the snapshot, of the records under a mask that it knows."""
    column_of = {id_: column for column, id_ in enumerate(snapshot.practice_ids)}
    columns = np.array([column_of.get(id_, -1) for id_ in records.practice_ids], np.int64)[records.column]
    kept = mask & (columns >= 0)
    return records.row[kept], columns[kept]
