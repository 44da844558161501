"""The samples of examples: independent of names and of later facts."""

from dataclasses import replace

import numpy as np

from recommend.dates import parse_date
from recommend.model import sampling
from recommend.model.history import History
from recommend.model.snapshot import take_snapshot
from tests.recommend.histories import by_taste

TABLES = by_taste(30, 250)
YEAR = 1990


def samples(tables, until: int = YEAR + 1):
    """Return the samples of the year after, with ids instead of positions."""
    (records,) = History(tables).slices.values()
    snapshot = take_snapshot(records, parse_date(str(YEAR)))
    later = {
        (a.territory_id, a.practice_id) for a in tables.adoptions if str(YEAR) < (a.running_on or "") <= str(until)
    }
    pairs = [
        (snapshot.territory_ids.index(u), snapshot.practice_ids.index(i))
        for u, i in sorted(later)
        if i in snapshot.practice_ids
    ]
    rows, columns = np.array(pairs).T
    return {
        snapshot.territory_ids[sample.row]: {
            snapshot.practice_ids[column]: (label, weight)
            for column, label, weight in zip(sample.columns, sample.labels, sample.weights, strict=True)
        }
        for sample in sampling.sample_examples(snapshot, rows, columns)
    }


def test_the_weights_stand_for_all_candidates():
    for sample in samples(TABLES).values():
        negatives = [weight for label, weight in sample.values() if label == 0]
        assert len(negatives) >= sampling.NEGATIVES
        assert len(negatives) < 1.2 * sampling.NEGATIVES
        assert sum(negatives) > len(negatives)
        assert {weight for label, weight in sample.values() if label == 1} == {1.0}


def test_later_adoptions_do_not_choose_the_sample():
    until = str(YEAR + 1)
    without = replace(TABLES, adoptions=[a for a in TABLES.adoptions if a.running_on <= until])
    assert samples(TABLES) == samples(without)


def test_names_do_not_choose_the_sample():
    def renamed(id_: str) -> str:
        return f"p{(int(id_[1:]) * 7) % 250:03}"

    other = replace(
        TABLES,
        practices=[replace(p, id=renamed(p.id)) for p in TABLES.practices],
        adoptions=[replace(a, practice_id=renamed(a.practice_id)) for a in TABLES.adoptions],
    )
    expected = {u: {renamed(i): value for i, value in of.items()} for u, of in samples(TABLES).items()}
    assert samples(other) == expected


def test_different_territories_have_different_samples():
    first, second, *_ = samples(TABLES).values()
    assert len(set(first) & set(second)) < 0.9 * min(len(first), len(second))
