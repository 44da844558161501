import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from recommend import Adoption, Practice, Recommender, Tables, Territory
from tests.recommend.strategies import FAST

TERRITORIES = [Territory(f"region:{n:02}", "Region", "XX") for n in range(20)]
PRACTICES = [Practice(f"practice:{n:02}") for n in range(30)]
RANDOM = random.Random(0)
ADOPTIONS = [
    Adoption(territory.id, practice.id, str(RANDOM.randint(1990, 2005)))
    for territory in TERRITORIES
    for practice in PRACTICES
    if RANDOM.random() < 0.3
]


@pytest.fixture(scope="module")
def recommender():
    return Recommender(Tables(TERRITORIES, PRACTICES, ADOPTIONS))


def test_empty_topics_mean_any_topic(recommender):
    any_topic = recommender.recommend("region:00").items.keys
    assert recommender.recommend("region:00", topics=[]).items.keys == any_topic


def test_ties_are_broken_by_id():
    adoptions = [Adoption("region:00", practice.id, "2000") for practice in reversed(PRACTICES)]
    items = Recommender(Tables(TERRITORIES, PRACTICES, adoptions)).recommend("region:01").items
    assert [item.practice for item in items] == [practice.id for practice in PRACTICES]
    assert len({item.score for item in items}) == 1


def test_concurrent_answers_equal_sequential_ones():
    arguments = [(territory.id, str(year)) for year in range(1998, 2004) for territory in TERRITORIES[:8]]

    def recommend(recommender, territory_id, as_of):
        return repr(list(recommender.recommend(territory_id, as_of=as_of).items[:5]))

    sequential, shared = (Recommender(Tables(TERRITORIES, PRACTICES, ADOPTIONS), FAST) for _ in range(2))
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda pair: recommend(shared, *pair), arguments))
    assert answers == [recommend(sequential, *pair) for pair in arguments]


def test_renaming_changes_only_the_order_of_ties(recommender):
    renamed_territories = {t.id: f"region:{chr(120 - n)}" for n, t in enumerate(TERRITORIES)}
    renamed_practices = {p.id: f"practice:{99 - n}" for n, p in enumerate(PRACTICES)}
    renamed = Recommender(
        Tables(
            [Territory(name, "Region", "XX") for name in renamed_territories.values()],
            [Practice(name) for name in renamed_practices.values()],
            [
                Adoption(renamed_territories[a.territory_id], renamed_practices[a.practice_id], a.running_on)
                for a in ADOPTIONS
            ],
        )
    )
    for id_, name in renamed_territories.items():
        keys = recommender.recommend(id_).items.keys
        expected = {renamed_practices[practice]: score for score, practice in keys}
        assert {practice: score for score, practice in renamed.recommend(name).items.keys} == expected


def test_a_single_territory_has_no_recommendations():
    alone = Tables(TERRITORIES[:1], PRACTICES, [Adoption("region:00", "practice:00", "2000")])
    assert len(Recommender(alone).recommend("region:00").items) == 0
