"""Territories that begin, end or change their kind: they exist, are counted and are at risk only while they do."""

from dataclasses import replace

import numpy as np
import pytest

from recommend import Adoption, Confidence, Coverage, Practice, Recommender, Tables, Territory
from recommend.dates import parse_date
from recommend.explain.facts.links import links
from recommend.explain.facts.practice import popularity, spread
from recommend.explain.facts.shares import all_others, region
from recommend.explain.facts.subject import Subject
from recommend.explain.facts.territory import activity
from recommend.model.lifetimes import lifetimes_of
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from tests.recommend.whole_answers import answers
from tests.support.narrowing import present

RU = "Municipality", "RU"
DISTRICT, OKRUG = "MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG"
REFORM = (*RU, DISTRICT)
#: Four districts, of which one became an okrug, and two united to another okrug in 2022.
TERRITORIES = [
    Territory("a", *RU, latitude=55.0, longitude=40.0, population=10, region_id="r", kind=DISTRICT),
    Territory("b", *RU, latitude=55.1, longitude=40.0, population=20, region_id="r", kind=DISTRICT),
    Territory("c", *RU, None, 55.2, 40.0, 30, "r", kind=OKRUG, district_until="2021"),
    Territory("d", *RU, None, 55.3, 40.0, 40, "r", kind=DISTRICT, district_until="2022", valid_to="2022"),
    Territory("e", *RU, None, 55.4, 40.0, 50, "r", kind=DISTRICT, district_until="2022", valid_to="2022"),
    Territory("u", *RU, None, 55.35, 40.0, 90, "r", kind=OKRUG, district_until="2022", valid_from="2022"),
]
PRACTICES = [Practice("okrug"), Practice("city"), Practice("park"), Practice("tax")]
COVERAGES = [Coverage(id_, *RU, at_risk=DISTRICT) for id_ in ("okrug", "city")]
ADOPTIONS = [
    Adoption("c", "okrug", "2021"),
    Adoption("u", "city", "2022"),
    Adoption("a", "park", "2019"),
    Adoption("d", "park", "2020"),
    Adoption("u", "park", "2023"),
    Adoption("b", "tax", "2020"),
    Adoption("d", "tax", "2019"),
]
TABLES = Tables(TERRITORIES, PRACTICES, ADOPTIONS, coverages=COVERAGES, stand_ins={"d": "u", "e": "u", "town": "d"})


@pytest.fixture(scope="module")
def recommender() -> Recommender:
    return Recommender(TABLES)


@pytest.fixture(scope="module")
def registry() -> ModelRegistry:
    return ModelRegistry(TABLES, Parameters())


def test_masks_follow_the_dates():
    lifetimes = lifetimes_of(TERRITORIES, True)
    for date, begun, existing, at_risk in (
        ("2021-06", "abcde", "abcde", "abcde"),
        ("2021", "abcde", "abcde", "abde"),
        ("2022", "abcdeu", "abcu", "ab"),
        (None, "abcdeu", "abcu", "ab"),
    ):
        day = parse_date(date) if date else None
        for mask, names in (
            (lifetimes.begun(day), begun),
            (lifetimes.exists(day), existing),
            (lifetimes.at_risk(day), at_risk),
        ):
            assert "".join(t.id for t, chosen in zip(TERRITORIES, mask, strict=True) if chosen) == names, date
    assert lifetimes.digest(parse_date("2021")) != lifetimes.digest(parse_date("2022"))
    later = replace(lifetimes, ends=np.where(lifetimes.ends > 10**6, lifetimes.ends, lifetimes.ends + 365))
    assert lifetimes.digest(parse_date("2021")) == later.digest(parse_date("2021"))


def test_only_territories_at_risk_or_with_the_practice_are_counted(registry):
    for date, existing, at_risk, exposed in (
        ("2021", 5, {"okrug": 4}, {"okrug": 5}),
        # The ended districts are at risk of nothing, and each changed one is not at risk of the other change.
        ("2022", 4, {"okrug": 2, "city": 2}, {"okrug": 3, "city": 3}),
        (None, 4, {"okrug": 2, "city": 2}, {"okrug": 3, "city": 3}),
    ):
        snapshot = registry.snapshot(REFORM, parse_date(date) if date else None)
        assert snapshot.territory_count == existing
        assert dict(zip(snapshot.practice_ids, snapshot.at_risk_counts.tolist(), strict=True)) == at_risk, date
        assert dict(zip(snapshot.practice_ids, snapshot.exposed_counts.tolist(), strict=True)) == exposed, date
        by_row = np.array([snapshot.at_risk_of(row) for row in range(len(snapshot.territory_ids))])
        assert by_row.sum(axis=0).tolist() == snapshot.at_risk_counts.tolist()
    parks = registry.snapshot(RU, None)
    assert parks.at_risk_counts[parks.practice_ids.index("park")] == 2


def test_a_stopped_practice_is_no_longer_a_risk():
    tables = replace(TABLES, adoptions=[*ADOPTIONS, Adoption("c", "park", "2018", "2020")])
    snapshot = ModelRegistry(tables, Parameters()).snapshot(RU, None)
    park = snapshot.practice_ids.index("park")
    assert (snapshot.at_risk_counts[park], snapshot.exposed_counts[park], snapshot.adopters[park]) == (1, 4, 3)


def test_frequencies_and_sizes_are_those_of_the_territories_that_exist(registry):
    valid = [t for t in TERRITORIES if t.id not in "de"]
    tables = replace(TABLES, territories=valid, adoptions=[a for a in ADOPTIONS if a.territory_id not in "de"])
    costly = [replace(practice, cost_band="HIGH") for practice in PRACTICES]
    of_all, of_valid = (
        ModelRegistry(replace(each, practices=costly), Parameters()).model(RU, None) for each in (TABLES, tables)
    )
    assert of_all.features.neighbours.idf.tolist() == of_valid.features.neighbours.idf.tolist()
    for id_ in "abcu":
        rows = (of.features.snapshot.territory_ids.index(id_) for of in (of_all, of_valid))
        (costs, weights), (expected, expected_weights) = (
            (of.evidence.for_territory(row)["cost"], of.features.neighbours.nearest(row)[1])
            for of, row in zip((of_all, of_valid), rows, strict=True)
        )
        assert costs.tolist() == expected.tolist(), id_
        assert weights.tolist() == expected_weights.tolist(), id_


def test_rates_and_shares_are_those_of_the_territories_at_risk(registry):
    features = registry.features(REFORM, None)
    okrug = features.snapshot.practice_ids.index("okrug")
    share, log_odds, rate = (features.item_features[name][okrug] for name in ("share", "log_odds", "rate_1"))
    # One of three: the two remaining districts, and the one that changed; not the other change, nor the ended ones.
    assert share == pytest.approx(1 / 3)
    assert log_odds == pytest.approx(np.log(1.5 / 2.5))
    age = features.snapshot.now - 2021.5
    assert rate == pytest.approx(np.log(2 ** (0.5 - age) + 0.01) - np.log(2 + 10))


def test_explanations_count_the_territories_at_risk(registry):
    model = registry.model(REFORM, None)
    snapshot = model.features.snapshot
    subject = Subject(model, snapshot.territory_ids.index("a"), registry.history, False)
    okrug = snapshot.practice_ids.index("okrug")
    # The other district, and the two that changed; one of them is not at risk, but for the practice that it has.
    assert (spread(subject, okrug, True).adopters, spread(subject, okrug, True).territories) == (1, 3)
    assert popularity(subject, okrug, True).territories == 3
    assert (all_others(subject, okrug).having, all_others(subject, okrug).count) == (1, 2)
    exposed = snapshot.exposed_to(okrug)
    assert "".join(id_ for id_, chosen in zip(snapshot.territory_ids, exposed, strict=True) if chosen) == "abc"
    assert exposed.sum() == snapshot.exposed_counts[okrug]
    (of_region,) = present(region(subject, okrug, True)).shares
    assert (of_region.kind, of_region.having, of_region.count) == ("region", 1, 2)


def test_explanations_compare_with_territories_that_exist(registry):
    model = registry.model(RU, None)
    snapshot = model.features.snapshot
    subject = Subject(model, snapshot.territory_ids.index("b"), registry.history, False)
    park = snapshot.practice_ids.index("park")
    assert activity(subject, park, True).by_own.others == 3
    assert present(links(subject, park, True)).others == 1  # c, beside b itself and the adopters a and u


def test_the_odds_of_an_idea_are_those_among_the_territories_that_exist():
    valid = [t for t in TERRITORIES if t.id not in "de"]
    keys = [
        Recommender(replace(TABLES, territories=[*places, Territory("x", "Region", "RU")], adoptions=rows))
        .recommend("x", source="ELSEWHERE")
        .items.keys
        for places, rows in ((TERRITORIES, ADOPTIONS), (valid, [a for a in ADOPTIONS if a.territory_id not in "de"]))
    ]
    assert keys[0] == keys[1]


def test_an_ended_territory_is_neither_an_adopter_nor_a_peer(recommender):
    now, before = (
        {item.practice: item for item in recommender.recommend("c", as_of=as_of).items} for as_of in (None, "2021")
    )
    assert (before["park"].adopter_count, now["park"].adopter_count) == (2, 2)
    assert {a.territory for a in before["park"].latest_adopters} == {"a", "d"}
    assert {a.territory for a in now["park"].latest_adopters} == {"a", "u"}
    assert (before["tax"].adopter_count, now["tax"].adopter_count) == (2, 1)
    peers = {as_of: {item.territory for item in recommender.peers("c", as_of=as_of).items} for as_of in (None, "2021")}
    assert peers == {None: {"a", "b", "u"}, "2021": {"a", "b", "d", "e"}}


def test_the_weights_of_the_others_are_those_without_the_ended_ones(registry):
    without = ModelRegistry(
        replace(TABLES, territories=[t for t in TERRITORIES if t.id not in "de"], adoptions=[]), Parameters()
    )
    of_all, of_valid = registry.relations(RU), without.relations(RU)
    rows = [row for row, t in enumerate(of_all.territories) if t.id not in "de"]
    for kind, (weights, groups) in of_all.weights.items():
        expected, expected_groups = of_valid.weights[kind]
        columns = rows if groups is None else slice(None)
        assert (weights.toarray()[rows][:, columns] == expected.toarray()).all(), kind
        assert weights.sum() == expected.sum()
        if groups is not None and expected_groups is not None:
            assert (groups.toarray()[:, rows] == expected_groups.toarray()).all()
            assert groups.sum() == expected_groups.sum()


def test_a_territory_does_not_exist_before_it_begins_and_its_predecessors_do(recommender):
    for practice in ("okrug", "park"):
        items = recommender.next_adopters(practice, as_of="2021").items
        assert "u" not in {item.territory for item in items}
    assert {item.territory for item in recommender.next_adopters("okrug", as_of="2021").items} == {"a", "b", "d", "e"}
    answer = recommender.recommend("u", as_of="2021")
    assert (len(answer.items), answer.confidence, answer.reason.code) == (0, Confidence.NOT_ENOUGH_DATA, "NOT_BEGUN")
    assert answer.as_of == "2021"
    assert recommender.peers("u", as_of="2021").items == ()
    compared = {each.territory: each.practices for each in recommender.compare(["u", "d"], as_of="2021").territories}
    assert compared == {"u": (), "d": ("park", "tax")}


def test_a_stand_in_answers_only_from_the_end_on(recommender):
    for id_ in ("d", "town"):
        assert recommender.recommend(id_, as_of="2021").based_on == "d"
        assert recommender.recommend(id_, as_of="2022").based_on == "u"
        assert recommender.recommend(id_).based_on == "u"
        assert recommender.peers(id_, as_of="2021").based_on == "d"


def test_what_begins_ends_or_changes_later_changes_nothing():
    """Territories that begin after a date, and later ends and changes, are removed: the answers stay the same."""
    until = [replace(t, kind=DISTRICT, district_until=None, valid_to=None) for t in TERRITORIES if not t.valid_from]
    for as_of, places in (
        ("2020", until),
        ("2021", [replace(t, kind=OKRUG, district_until="2021") if t.id == "c" else t for t in until]),
    ):
        adoptions = [a for a in ADOPTIONS if (a.running_on or "") <= as_of]
        cut = replace(TABLES, territories=places, adoptions=adoptions, stand_ins={"town": "d"})
        whole, then = (
            answers(Recommender(tables), [*"abcde", "town"], [practice.id for practice in PRACTICES], as_of)
            for tables in (TABLES, cut)
        )
        assert whole == then


def test_the_group_of_peers_does_not_depend_on_later_adoptions():
    sample = Coverage("park", *RU, complete=False)
    few = [Adoption("a", "tax", "2019"), Adoption("b", "park", "2020"), Adoption("a", "park", "2023")]
    later = [*few, *(Adoption(id_, "park", "2022") for id_ in "bc")]
    one, other = (
        Recommender(Tables(TERRITORIES, PRACTICES, rows, coverages=[sample])).peers("a", as_of="2020")
        for rows in (few, later)
    )
    assert one == other
