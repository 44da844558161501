"""The proximity of territories by location, region and indicators."""

import random

from recommend import Adoption, Practice, Recommender, Tables, Territory

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
