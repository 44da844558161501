"""Episodes: a practice that was stopped and resumed, in all answers."""

import itertools

from recommend import Adoption, Outcome, Practice, Recommender, StopReason, Tables, Territory

PLACES = [Territory(f"region:{name}", "Region", "XX") for name in "abcdef"]
PRACTICES = [Practice("p"), Practice("q")]
A, B, C = "region:a", "region:b", "region:c"
#: A ran it twice, B once; D and E keep both practices among the candidates.
EPISODES = [
    Adoption(A, "p", "2010", "2012", stop_reason="R"),
    Adoption(A, "p", "2018"),
    Adoption(B, "p", "2011", "2013"),
    *(Adoption(f"region:{name}", practice, "2009") for name in "de" for practice in "pq"),
]


def recommended(adoptions, territory=C, **arguments):
    items = Recommender(Tables(PLACES, PRACTICES, adoptions)).recommend(territory, **arguments).items
    return {item.practice: item for item in items}


def dates(adoptions, **arguments):
    points = Recommender(Tables(PLACES, PRACTICES, adoptions)).diffusion("p", **arguments).points
    return {point.territory: (point.adopted_on, point.resumed_on, point.stopped_on) for point in points}


def test_a_resumed_practice_is_running_and_its_stop_reason_is_dropped():
    for arguments in ({}, {"as_of": "2019"}):
        item = recommended(EPISODES, **arguments)["p"]
        [caution] = item.cautions
        assert (caution.territories, item.evidence.stopped, item.evidence.stop_reasons) == ((B,), 1, ())
        assert "R" not in caution.text_en.split()
        assert item.adopter_count == 3
        assert [(each.territory, each.adopted_on) for each in item.latest_adopters] == [
            (A, "2018"),
            ("region:d", "2009"),
            ("region:e", "2009"),
        ]
        assert {id_: dates(EPISODES, **arguments)[id_] for id_ in (A, B)} == {
            A: ("2010", "2018", None),
            B: ("2011", None, "2013"),
        }


def test_before_the_resumption_both_have_stopped():
    item = recommended(EPISODES, as_of="2015")["p"]
    [caution] = item.cautions
    assert (caution.territories, item.evidence.stop_reasons, item.adopter_count) == ((A, B), (StopReason("R", 1),), 2)
    diffusion = dates(EPISODES, as_of="2015")
    assert (diffusion[A], diffusion[B]) == (("2010", None, "2012"), ("2011", None, "2013"))


def test_before_the_stop_the_practice_is_running():
    item = recommended(EPISODES, as_of="2011")["p"]
    assert (item.cautions, item.adopter_count, dates(EPISODES, as_of="2011")[A]) == ((), 4, ("2010", None, None))


def test_the_order_of_the_rows_does_not_matter():
    episodes = EPISODES[:3]
    for order in itertools.permutations(episodes):
        assert dates([*order, *EPISODES[3:]]) == dates(EPISODES)
        assert recommended([*order, *EPISODES[3:]]) == recommended(EPISODES)


def test_the_last_of_three_episodes_counts():
    again = [
        EPISODES[0],
        Adoption(A, "p", "2015", "2017", stop_reason="Q"),
        *EPISODES[2:],
        Adoption(A, "p", "2019", "2020", stop_reason="S"),
    ]
    item = recommended(again)["p"]
    assert (item.evidence.stopped, item.evidence.stop_reasons) == (2, (StopReason("S", 1),))
    assert dates(again)[A] == ("2010", None, "2020")


def test_an_episode_without_a_start_is_sorted_by_its_stop():
    before = [Adoption(A, "p", None, "2012"), Adoption(A, "p", "2018"), *EPISODES[3:]]
    assert recommended(before)["p"].adopter_count == 3
    assert dates(before)[A] == (None, "2018", None)
    after = [Adoption(A, "p", "2010", "2011"), Adoption(A, "p", None, "2012"), *EPISODES[3:]]
    assert recommended(after)["p"].adopter_count == 2
    assert dates(after)[A] == ("2010", None, "2012")


def test_an_undated_ongoing_record_comes_last():
    undated = [Adoption(A, "p", None, stopped=True), Adoption(A, "p"), *EPISODES[3:]]
    assert recommended(undated)["p"].adopter_count == 3
    assert recommended(undated)["p"].cautions == ()


def test_two_records_without_a_stop_are_one_episode():
    twice = [Adoption(A, "p", "2010", outcomes=(Outcome(1.0, "2011"),)), Adoption(A, "p", "2018"), *EPISODES[3:]]
    assert dates(twice)[A] == ("2010", None, None)
    assert {each.territory: each.adopted_on for each in recommended(twice)["p"].latest_adopters}[A] == "2010"


def test_overlapping_records_are_one_episode():
    ongoing = [Adoption(A, "p", "2010"), Adoption(A, "p", "2012", "2014", stop_reason="R"), *EPISODES[3:]]
    item = recommended(ongoing)["p"]
    assert (item.adopter_count, item.cautions, dates(ongoing)[A]) == (3, (), ("2010", None, None))
    longer = [Adoption(A, "p", "2010", "2020", stop_reason="R"), Adoption(A, "p", "2012", "2014"), *EPISODES[3:]]
    item = recommended(longer)["p"]
    assert (item.adopter_count, item.evidence.stop_reasons, dates(longer)[A]) == (
        2,
        (StopReason("R", 1),),
        ("2010", None, "2020"),
    )
    assert dates(longer, as_of="2016")[A] == ("2010", None, None)
    again = [*longer, Adoption(A, "p", "2022")]
    assert dates(again)[A] == ("2010", "2022", None)
    assert dates(again, as_of="2021")[A] == ("2010", None, "2020")
