import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from recommend import (
    Adoption,
    InvalidDate,
    Practice,
    Recommender,
    RecommendError,
    Tables,
    Territory,
    UnknownTerritory,
)
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


def test_an_unknown_territory_is_a_typed_error_that_names_it(recommender):
    with pytest.raises(UnknownTerritory, match="territory_id 'region:99' is not in the tables"):
        recommender.recommend("region:99")
    assert issubclass(UnknownTerritory, LookupError)
    assert issubclass(UnknownTerritory, RecommendError)


def test_a_wrong_date_is_refused(recommender):
    with pytest.raises(InvalidDate):
        recommender.recommend("region:00", as_of="0000")


def test_no_topics_means_any_topic(recommender):
    any_topic = recommender.recommend("region:00").items.keys
    assert recommender.recommend("region:00", topics=[]).items.keys == any_topic


def test_ties_are_broken_by_id():
    adoptions = [Adoption("region:00", practice.id, "2000") for practice in reversed(PRACTICES)]
    items = Recommender(Tables(TERRITORIES, PRACTICES, adoptions)).recommend("region:01").items
    assert [item.practice for item in items] == [practice.id for practice in PRACTICES]
    assert len({item.score for item in items}) == 1


def test_threads_get_the_answers_that_one_alone_would_get():
    questions = [(territory.id, str(year)) for year in range(1998, 2004) for territory in TERRITORIES[:8]]

    def ask(recommender, question):
        return repr(list(recommender.recommend(question[0], as_of=question[1]).items[:5]))

    alone, shared = (Recommender(Tables(TERRITORIES, PRACTICES, ADOPTIONS), FAST) for _ in range(2))
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda question: ask(shared, question), questions))
    assert answers == [ask(alone, question) for question in questions]


def test_names_do_not_matter_but_for_the_order_within_ties(recommender):
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
        found = recommender.recommend(id_).items.keys
        expected = {renamed_practices[practice]: score for score, practice in found}
        assert {practice: score for score, practice in renamed.recommend(name).items.keys} == expected


def test_names_do_not_matter_where_many_lie_in_one_place_and_have_the_same_numbers():
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


def test_one_territory_alone_has_nothing_to_be_offered():
    alone = Tables(TERRITORIES[:1], PRACTICES, [Adoption("region:00", "practice:00", "2000")])
    assert len(Recommender(alone).recommend("region:00").items) == 0
