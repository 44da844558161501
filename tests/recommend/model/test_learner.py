"""Weights are fitted to what was known: likeness counts where it foretells, and what has no date has no part."""

from dataclasses import replace

import numpy as np

from recommend import FACTOR_NAMES, Adoption, Parameters
from recommend.dates import parse_date
from recommend.evaluation.protocol import BackTest
from recommend.model.history import History
from recommend.model.learner import Learner
from recommend.model.ndcg import expected_ndcg
from recommend.model.territory_relations import relations_of
from recommend.model.training import TrainingData
from tests.recommend.histories import by_taste, with_adopters_shuffled

GROUP = ("Region", "XX")


def personalised_gain(tables, years=(2000,)) -> float:
    """How much more nDCG@10 the whole score has than what is spreading alone."""
    test = BackTest(tables)
    alone = dict.fromkeys(set(FACTOR_NAMES) - {"spreading"}, 0.0)
    gains = []
    for year in years:
        model = test.registry.model(test.group, parse_date(str(year)))
        snapshot = model.features.snapshot
        rows, columns = test.taken_up(snapshot, year)
        for row in np.unique(rows).tolist():
            free = np.ones(len(snapshot.practice_ids), bool)
            free[snapshot.has(row)] = False
            right = np.zeros(len(free), bool)
            right[columns[rows == row]] = True
            whole, part = (
                expected_ndcg(model.row(row, weights).values[free], right[free], 10) for weights in ({}, alone)
            )
            gains.append(whole - part)
    return float(np.mean(gains))


def test_where_taste_decides_it_is_found_and_where_adopters_are_shuffled_it_is_not():
    tables = by_taste()
    assert personalised_gain(tables) > 0.15
    placebos = [personalised_gain(with_adopters_shuffled(tables, seed)) for seed in range(2)]
    assert abs(np.mean(placebos)) < 0.02


def test_a_record_without_a_date_has_no_part_in_a_scorer():
    """Not even where it is of a pair that has a dated record too: it hides nothing."""
    dated = by_taste(12, 30)
    undated = [
        Adoption(a.territory_id, a.practice_id, stopped=True) for a in dated.adoptions if "1990" < a.running_on < "1996"
    ]
    scorers = {}
    for tables in (dated, replace(dated, adoptions=[*dated.adoptions, *undated])):
        history, parameters = History(tables), Parameters()
        relations = relations_of(history, GROUP, (), parameters)
        data = TrainingData(history.slices[GROUP], relations, history.practices, parameters)
        scorers[data.training(1995).digest] = Learner(data).scorer(1995)
    assert len(undated) > 10
    assert len(scorers) == 1
    assert Learner(data).scorer(1995) == next(iter(scorers.values()))
