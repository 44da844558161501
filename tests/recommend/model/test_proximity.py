"""The proximity of territories by location, region and indicators."""

import random

import numpy as np
from scipy import stats

from recommend import Adoption, Parameters, Practice, Recommender, Tables, Territory
from recommend.model.proximity import indicators, normal_scores
from recommend.reading import read_folders
from tests.recommend.shipped import DATA

PRACTICES = [Practice(f"practice:{n:02}") for n in range(30)]


def test_names_do_not_decide_among_many_territories_at_equal_distance():
    def scores(names):
        places = [
            Territory(name, "Region", "XX", None, 50.0, 30.0 + n % 2, 1000.0 * (n % 3), indicators={"rural": n % 2})
            for n, name in enumerate(names)
        ]
        adoptions = [
            Adoption(name, f"practice:{(n + k) % 11:02}", str(1990 + n % 7 + k))
            for n, name in enumerate(names)
            for k in range(n % 4)
        ]
        recommender = Recommender(Tables(places, PRACTICES, adoptions))
        return [{i: score for score, i in recommender.recommend(name).items.keys} for name in names[:6]]

    names = [f"region:{n:03}" for n in range(150)]
    assert scores(names) == scores(random.Random(0).sample(names, len(names)))


def test_indicators_are_compared_within_a_class_of_kinds():
    territories = [
        territory
        for territory in read_folders(DATA / folder for folder in ("municipalities", "local-reform")).territories
        if territory.population
    ]
    weights = indicators(territories, Parameters()).tocoo()
    inner = [territory.kind == "INNER_CITY_TERRITORY" for territory in territories]
    rural = [
        territory.kind in ("MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG") or bool(territory.district_until)
        for territory in territories
    ]
    assert sum(inner) > 100
    pairs = list(zip(*(coords.tolist() for coords in weights.coords), strict=True))
    assert len({row for row, _ in pairs}) > 0.95 * len(territories)
    assert all(inner[row] == inner[other] and rural[row] == rural[other] for row, other in pairs)


def test_normal_scores_are_the_quantiles_of_mean_ranks():
    choice = np.random.default_rng(1)
    for values in (choice.normal(size=50), choice.integers(0, 5, 50).astype(float), np.zeros(3), np.array([2.0, 1.0])):
        expected = stats.norm.ppf(stats.rankdata(values) / (len(values) + 1))
        assert normal_scores(values).tolist() == expected.tolist()
