"""The scores say what they claim to: who is alike matters where it does, and the named peers carry the vote."""

import numpy as np
import pytest

from recommend import FACTOR_NAMES, Parameters
from recommend.dates import parse_date
from recommend.evaluation.metrics import expected_ndcg
from recommend.evaluation.protocol import BackTest
from recommend.explain.supporting_evidence import SupportingEvidence
from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import Model
from recommend.model.snapshot import take_snapshot
from tests.recommend.histories import by_taste, with_adopters_shuffled
from tests.recommend.shipped import shipped

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
            whole, part = (expected_ndcg(model.row(row, weights).values[free], right[free], 10)
                           for weights in ({}, alone))
            gains.append(whole - part)
    return float(np.mean(gains))


def test_where_taste_decides_it_is_found_and_where_adopters_are_shuffled_it_is_not():
    tables = by_taste()
    assert personalised_gain(tables) > 0.15
    placebos = [personalised_gain(with_adopters_shuffled(tables, seed)) for seed in range(2)]
    assert abs(np.mean(placebos)) < 0.02


def drops(registry, group, as_of, cases=40, seed=0):
    """How much the neighbours' part of a score falls without three adoptions: of the named peers, or of anybody."""
    random = np.random.default_rng(seed)
    model = registry.model(group, parse_date(as_of))
    snapshot = model.features.snapshot

    def value(of, row, practice):
        column = of.features.snapshot.practice_ids.index(practice)
        return next(p.value for p in of.row(row, {}).contributions(column) if p.factor == "neighbours")

    def without(rows, row, practice):
        removed = [(snapshot.territory_ids[r], practice) for r in rows]
        history = registry.history.changed((), removed)
        fewer = take_snapshot(history.slices[group], parse_date(as_of))
        if practice not in fewer.practice_ids:
            return None
        relations = registry.relations(group)
        features = FeatureSet(fewer, relations, history.practices, registry.parameters)
        return value(Model(features, model.scorer, Evidence(fewer, relations, history.practices, registry.parameters)),
                     row, practice)

    found = []
    for row in random.permutation(len(snapshot.territory_ids)).tolist() * 4:
        free = np.setdiff1d(np.flatnonzero(snapshot.adopters > 5), snapshot.has(row))
        if len(free) == 0 or len(snapshot.practices_of(row)) < 5:
            continue
        column = int(random.choice(free))
        peers = SupportingEvidence(model, row, {}).peers(column)[:3]
        if len(peers) == 3:
            practice = snapshot.practice_ids[column]
            before = value(model, row, practice)
            named = [snapshot.territory_ids.index(peer.territory_id) for peer in peers]
            anybody = random.choice(snapshot.adopters_of(column)[0], 3, replace=False).tolist()
            after = [without(rows, row, practice) for rows in (named, anybody)]
            if None not in after:
                found.append([before - a for a in after])
        if len(found) == cases:
            break
    return np.array(found)


@pytest.mark.parametrize(("tables", "group"), [
    (by_taste(), GROUP), (shipped("spid"), ("Region", "US"))], ids=["by taste", "spid"])
def test_the_named_peers_carry_at_least_twice_the_vote_of_three_others(tables, group):
    named, anybody = drops(ModelRegistry(tables, Parameters()), group, "1995").mean(axis=0)
    assert named > 0
    assert named >= 2 * anybody
