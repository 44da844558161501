"""Similar territories: by what they do, where they lie, how large they are, what numbers and topics they have."""

import math

import pytest

from recommend import Adoption, Border, InvalidQuestion, Practice, Recommender, Tables, Territory, UnknownTerritory


def place(name, latitude=None, population=None, country="XX", **indicators):
    return Territory(
        name, "Region", country, None, latitude, None if latitude is None else 30.0, population, indicators=indicators
    )


PRACTICES = [
    Practice("rare", topics=frozenset({"care"})),
    Practice("common", topics=frozenset({"roads"})),
    Practice("other", topics=frozenset({"roads"})),
]
TABLES = Tables(
    [
        place("a", 50.0, 1000, income=10),
        place("b", 51.0, 2000, income=12),
        place("c", 60.0, 1000, income=50),
        place("d", 50.5),
        place("e", 50.0, 1000, "YY", income=10),
    ],
    PRACTICES,
    [
        Adoption("a", "rare", "1990"),
        Adoption("a", "common", "1990"),
        Adoption("b", "rare", "2000"),
        Adoption("b", "common", "1990"),
        Adoption("c", "common", "1991"),
        Adoption("c", "other", "1991"),
        Adoption("e", "rare", "1990"),
    ],
    [Border("c", "a"), Border("d", "a", False, 55.5)],
)


@pytest.fixture(scope="module")
def recommender():
    return Recommender(TABLES)


def likeness(recommender, component, **question):
    return {item.territory: item.similarity for item in recommender.peers("a", by=[component], **question).items}


def test_those_with_the_same_practices_are_alike_the_rarer_the_more(recommender):
    found = likeness(recommender, "adoptions")
    assert list(found) == ["b", "c"]
    assert found["b"] == 1
    assert 0 < found["c"] < 0.5
    # By 1995 b had the common one only.
    assert likeness(recommender, "adoptions", as_of="1995")["b"] < 1


def test_place_size_and_numbers_each_have_a_likeness_of_their_own(recommender):
    geography = likeness(recommender, "geography")
    assert geography["c"] == 1
    assert 1 > geography["d"] > geography["b"] > 0
    assert likeness(recommender, "size") == {"c": 1, "b": 0.5}
    indicators = likeness(recommender, "indicators")
    assert indicators["b"] == pytest.approx(math.exp(-1.5))
    assert indicators["c"] == pytest.approx(math.exp(-3))
    assert list(likeness(recommender, "topic")) == ["b", "c"]


def test_the_whole_is_the_weighted_mean_of_what_is_known(recommender):
    found = recommender.peers("a", by={"size": 3, "geography": 1})
    assert [item.territory for item in found.items][0] == "c"
    for item in found.items:
        parts = item.components
        assert item.similarity == pytest.approx(
            sum(part.similarity * part.weight for part in parts) / sum(part.weight for part in parts), abs=1e-8
        )
    assert {part.name for item in found.items if item.territory == "d" for part in item.components} == {"geography"}


def test_what_is_shared_is_named_the_rarest_first_with_distance_and_border(recommender):
    by_id = {item.territory: item for item in recommender.peers("a").items}
    assert by_id["b"].shared_practices == ("rare", "common")
    assert (by_id["b"].shared_count, by_id["b"].borders) == (2, False)
    assert by_id["b"].distance_km == pytest.approx(111.2, abs=0.1)
    assert (by_id["c"].shared_practices, by_id["c"].borders) == (("common",), True)
    narrowed = recommender.peers("a", by=["adoptions"], topic="care").items
    assert [(item.territory, item.shared_practices) for item in narrowed] == [("b", ("rare",))]


def test_an_indicator_is_told_beside_the_median_of_the_peers(recommender):
    population, income = recommender.peers("a").indicators
    assert (population.name, population.own, population.peer_median) == ("population", 1000, 1500)
    assert (population.indicator, income.indicator) == (None, "income")
    assert (income.name, income.own, income.peer_median, income.rank, income.of) == ("income", 10, 31, 3, 3)
    own_unknown = recommender.peers("d").indicators[0]
    assert (own_unknown.own, own_unknown.rank) == (None, None)


def test_first_bounds_the_list_and_other_countries_are_never_in_it(recommender):
    assert [item.territory for item in recommender.peers("a", by=["size"], first=1).items] == ["c"]
    assert "e" not in {item.territory for item in recommender.peers("a", first=100).items}
    assert recommender.peers("e").items == ()


def test_a_wrong_component_is_refused_by_name(recommender):
    for by, message in (
        ({"luck": 1}, "'luck' is no component"),
        ({"size": -1}, "size is -1"),
        ({"size": 0}, "no component has a weight"),
        ({"size": math.nan}, "size is nan"),
    ):
        with pytest.raises(InvalidQuestion, match=message):
            recommender.peers("a", by=by)
    with pytest.raises(UnknownTerritory):
        recommender.peers("z")
