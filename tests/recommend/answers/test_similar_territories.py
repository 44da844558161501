"""Similar territories, by adoptions, location, size, indicators and topics."""

import math

import pytest

from recommend import Adoption, Border, InvalidArgument, Practice, Recommender, Tables, Territory


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


def test_the_similarity_is_the_weighted_mean_of_the_components(recommender):
    peers = recommender.peers("a", by={"size": 3, "geography": 1})
    assert [item.territory for item in peers.items][0] == "c"
    for item in peers.items:
        parts = item.components
        assert item.similarity == pytest.approx(
            sum(part.similarity * part.weight for part in parts) / sum(part.weight for part in parts), abs=1e-8
        )
    of_d = {part.name: part for item in peers.items if item.territory == "d" for part in item.components}
    # The population of d is not known: that does not make it more alike.
    assert (of_d["size"].similarity, of_d["size"].compared) == (0, False)
    assert of_d["geography"].compared
    # That of d itself is not known: it is compared by the place alone.
    own = recommender.peers("d", by={"size": 3, "geography": 1}).items
    assert {part.name for item in own for part in item.components} == {"geography"}


def test_items_have_the_rarest_shared_practices_distance_and_border(recommender):
    by_id = {item.territory: item for item in recommender.peers("a").items}
    assert by_id["b"].shared_practices == ("rare", "common")
    assert (by_id["b"].shared_count, by_id["b"].borders) == (2, False)
    assert by_id["b"].distance_km == pytest.approx(111.2, abs=0.1)
    assert (by_id["c"].shared_practices, by_id["c"].borders) == (("common",), True)
    narrowed = recommender.peers("a", by=["adoptions"], topic="care").items
    assert [(item.territory, item.shared_practices) for item in narrowed] == [("b", ("rare",))]


def test_indicators_are_compared_with_the_median_of_the_peers(recommender):
    population, income = recommender.peers("a").indicators
    assert (population.name, population.own, population.peer_median) == ("population", 1000, 1500)
    assert (population.indicator, income.indicator) == (None, "income")
    assert (income.name, income.own, income.peer_median, income.rank, income.of) == ("income", 10, 31, 3, 3)
    own_unknown = recommender.peers("d").indicators[0]
    assert (own_unknown.own, own_unknown.rank) == (None, None)


def test_territories_of_different_kinds_are_unlike_and_not_compared_by_size():
    kinds = {
        "district": "MUNICIPAL_DISTRICT",
        "okrug": "MUNICIPAL_OKRUG",
        "town": "URBAN_OKRUG",
        "changed": "URBAN_OKRUG",
        "quarter": "INNER_CITY_TERRITORY",
        "unknown": None,
    }
    places = [
        Territory(
            id_,
            "Municipality",
            "XX",
            population=1000,
            indicators={"income": 7},
            kind=kind,
            district_until="2020" if id_ == "changed" else None,
        )
        for id_, kind in kinds.items()
    ]
    recommender = Recommender(Tables(places, PRACTICES, [Adoption("town", "rare", "2001")]))
    peers = {item.territory: item for item in recommender.peers("district").items}
    assert {id_: item.similarity for id_, item in peers.items()} == {"changed": 1, "okrug": 1}
    assert [part.name for part in peers["okrug"].components] == ["size", "kind", "indicators"]
    assert [item.territory for item in recommender.peers("district", by=["size"]).items] == ["changed", "okrug"]
    assert recommender.peers("quarter").items == ()
    assert recommender.peers("unknown", as_of="2001").items == ()
    # The kind alone makes no two territories alike, unless only it is requested.
    unknown = Territory("unknown size", "Municipality", "XX", kind="MUNICIPAL_DISTRICT")
    with_unknown = Recommender(Tables([*places, unknown], PRACTICES, [Adoption("town", "rare", "2001")]))
    assert "unknown size" not in [item.territory for item in with_unknown.peers("district").items]
    assert [item.territory for item in with_unknown.peers("unknown", by=["size", "kind"]).items] == []
    assert [item.territory for item in with_unknown.peers("town", by=["kind", "adoptions"]).items] == []
    assert "unknown size" in [item.territory for item in with_unknown.peers("district", by=["kind"]).items]
    # A district is of the same class before and after its change.
    assert recommender.peers("district", as_of="2019").items == recommender.peers("district", as_of="2021").items


def test_first_limits_the_list_and_other_countries_are_excluded(recommender):
    assert [item.territory for item in recommender.peers("a", by=["size"], first=1).items] == ["c"]
    assert "e" not in {item.territory for item in recommender.peers("a", first=100).items}
    assert recommender.peers("e").items == ()


def test_invalid_components_and_weights_are_rejected(recommender):
    for by, message in (
        ({"luck": 1}, "'luck' is not a component"),
        ({"size": -1}, "size is -1"),
        ({"size": 0}, "all weights are 0"),
        ({"size": math.nan}, "size is nan"),
    ):
        with pytest.raises(InvalidArgument, match=message):
            recommender.peers("a", by=by)
