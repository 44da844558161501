"""A practice that was given up and taken up again: one reading of the episodes in every answer."""

import itertools

from recommend import Adoption, Outcome, Practice, Recommender, StopReason, Tables, Territory

PLACES = [Territory(f"region:{name}", "Region", "XX") for name in "abcdef"]
PRACTICES = [Practice("p"), Practice("q")]
A, B, C = "region:a", "region:b", "region:c"
#: A ran it twice, B once; D and E keep it and another one in sight.
EPISODES = [
    Adoption(A, "p", "2010", "2012", stop_reason="R"),
    Adoption(A, "p", "2018"),
    Adoption(B, "p", "2011", "2013"),
    *(Adoption(f"region:{name}", practice, "2009") for name in "de" for practice in "pq"),
]


def recommended(adoptions, territory=C, **question):
    items = Recommender(Tables(PLACES, PRACTICES, adoptions)).recommend(territory, **question).items
    return {item.practice: item for item in items}


def spread(adoptions, **question):
    points = Recommender(Tables(PLACES, PRACTICES, adoptions)).diffusion("p", **question).points
    return {point.territory: (point.adopted_on, point.resumed_on, point.stopped_on) for point in points}


def test_who_resumed_it_has_it_and_the_reason_goes_with_its_episode():
    for question in ({}, {"as_of": "2019"}):
        item = recommended(EPISODES, **question)["p"]
        [caution] = item.cautions
        assert (caution.territories, item.evidence.stopped, item.evidence.stop_reasons) == ((B,), 1, ())
        assert "R" not in caution.text_en.split()
        assert item.adopter_count == 3
        assert [(each.territory, each.adopted_on) for each in item.latest_adopters] == [
            (A, "2018"),
            ("region:d", "2009"),
            ("region:e", "2009"),
        ]
        assert {id_: spread(EPISODES, **question)[id_] for id_ in (A, B)} == {
            A: ("2010", "2018", None),
            B: ("2011", None, "2013"),
        }


def test_before_it_resumed_both_had_given_it_up():
    item = recommended(EPISODES, as_of="2015")["p"]
    [caution] = item.cautions
    assert (caution.territories, item.evidence.stop_reasons, item.adopter_count) == ((A, B), (StopReason("R", 1),), 2)
    found = spread(EPISODES, as_of="2015")
    assert (found[A], found[B]) == (("2010", None, "2012"), ("2011", None, "2013"))


def test_before_it_stopped_it_had_it():
    item = recommended(EPISODES, as_of="2011")["p"]
    assert (item.cautions, item.adopter_count, spread(EPISODES, as_of="2011")[A]) == ((), 4, ("2010", None, None))


def test_the_order_of_the_rows_does_not_matter():
    episodes = EPISODES[:3]
    for order in itertools.permutations(episodes):
        assert spread([*order, *EPISODES[3:]]) == spread(EPISODES)
        assert recommended([*order, *EPISODES[3:]]) == recommended(EPISODES)


def test_the_last_of_three_episodes_decides():
    again = [
        EPISODES[0],
        Adoption(A, "p", "2015", "2017", stop_reason="Q"),
        *EPISODES[2:],
        Adoption(A, "p", "2019", "2020", stop_reason="S"),
    ]
    item = recommended(again)["p"]
    assert (item.evidence.stopped, item.evidence.stop_reasons) == (2, (StopReason("S", 1),))
    assert spread(again)[A] == ("2010", None, "2020")


def test_an_episode_without_a_start_stands_at_its_stop():
    before = [Adoption(A, "p", None, "2012"), Adoption(A, "p", "2018"), *EPISODES[3:]]
    assert recommended(before)["p"].adopter_count == 3
    assert spread(before)[A] == (None, "2018", None)
    after = [Adoption(A, "p", "2010", "2011"), Adoption(A, "p", None, "2012"), *EPISODES[3:]]
    assert recommended(after)["p"].adopter_count == 2
    assert spread(after)[A] == ("2010", None, "2012")


def test_without_dates_what_goes_on_is_the_last():
    undated = [Adoption(A, "p", None, stopped=True), Adoption(A, "p"), *EPISODES[3:]]
    assert recommended(undated)["p"].adopter_count == 3
    assert recommended(undated)["p"].cautions == ()


def test_two_records_without_a_stop_are_one_episode():
    twice = [Adoption(A, "p", "2010", outcomes=(Outcome(1.0, "2011"),)), Adoption(A, "p", "2018"), *EPISODES[3:]]
    assert spread(twice)[A] == ("2010", None, None)
    assert {each.territory: each.adopted_on for each in recommended(twice)["p"].latest_adopters}[A] == "2010"


def test_records_whose_times_overlap_are_one_episode():
    going_on = [Adoption(A, "p", "2010"), Adoption(A, "p", "2012", "2014", stop_reason="R"), *EPISODES[3:]]
    item = recommended(going_on)["p"]
    assert (item.adopter_count, item.cautions, spread(going_on)[A]) == (3, (), ("2010", None, None))
    longer = [Adoption(A, "p", "2010", "2020", stop_reason="R"), Adoption(A, "p", "2012", "2014"), *EPISODES[3:]]
    item = recommended(longer)["p"]
    assert (item.adopter_count, item.evidence.stop_reasons, spread(longer)[A]) == (
        2,
        (StopReason("R", 1),),
        ("2010", None, "2020"),
    )
    assert spread(longer, as_of="2016")[A] == ("2010", None, None)
    again = [*longer, Adoption(A, "p", "2022")]
    assert spread(again)[A] == ("2010", "2022", None)
    assert spread(again, as_of="2021")[A] == ("2010", None, "2020")
