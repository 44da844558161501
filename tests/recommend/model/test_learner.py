"""The learner: similarity counts if it predicts adoptions, and undated records are excluded."""

from dataclasses import replace

import numpy as np

from recommend import FACTOR_NAMES, Adoption, Parameters
from recommend.dates import parse_date
from recommend.evaluation.protocol import BackTest
from recommend.model.history import History
from recommend.model.learner import Learner
from recommend.model.ndcg import expected_ndcg
from recommend.model.territory_relations import relations_of
from recommend.model.training_data import TrainingData
from tests.recommend.histories import by_taste, with_adopters_shuffled

GROUP = ("Region", "XX")


def personalised_gain(tables, years=(2000,)) -> float:
    """Return the gain in nDCG@10 of the whole score over the hazard alone."""
    test = BackTest(tables)
    hazard_only = dict.fromkeys(set(FACTOR_NAMES) - {"spreading"}, 0.0)
    gains = []
    for year in years:
        model = test.registry.model(test.group, parse_date(str(year)))
        snapshot = model.features.snapshot
        rows, columns = test.taken_up(snapshot, year)
        for row in np.unique(rows).tolist():
            is_candidate = np.ones(len(snapshot.practice_ids), bool)
            is_candidate[snapshot.taken_up_by(row)] = False
            relevant = np.zeros(len(is_candidate), bool)
            relevant[columns[rows == row]] = True
            whole, hazard = (
                expected_ndcg(model.row(row, weights).values[is_candidate], relevant[is_candidate], 10)
                for weights in ({}, hazard_only)
            )
            gains.append(whole - hazard)
    return float(np.mean(gains))


def test_similarity_helps_if_taste_decides_and_not_if_adopters_are_shuffled():
    tables = by_taste()
    assert personalised_gain(tables) > 0.15
    placebos = [personalised_gain(with_adopters_shuffled(tables, seed)) for seed in range(2)]
    assert abs(np.mean(placebos)) < 0.02


def test_undated_records_do_not_change_the_scorer():
    """Not even an undated record of a pair that also has a dated one."""
    dated = by_taste(12, 30)
    undated = [
        Adoption(a.territory_id, a.practice_id, stopped=True) for a in dated.adoptions if "1990" < a.running_on < "1996"
    ]
    scorers = {}
    for tables in (dated, replace(dated, adoptions=[*dated.adoptions, *undated])):
        history, parameters = History(tables), Parameters()
        relations = relations_of(history, GROUP, (), parameters)
        data = TrainingData(history.slices[GROUP], relations, history.practices, parameters)
        scorers[data.training(1995).digest] = Learner(data).scorers(1995)
    assert len(undated) > 10
    assert len(scorers) == 1
    assert Learner(data).scorers(1995) == next(iter(scorers.values()))
