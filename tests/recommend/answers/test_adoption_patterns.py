"""Patterns of adoptions in made-up tables whose answer is known."""

from dataclasses import replace

import networkx as nx
import pytest
from scipy import stats

from recommend import Adoption, Coverage, InvalidArgument, Practice, Recommender, Tables, Territory, UnknownTopic
from recommend.answers import adoption_patterns

#: Two groups of six territories, each with its own four practices; x runs practices of both.
GROUPS = {"a": "pqrs", "b": "tuvw"}


def tables(extra=(), coverages=()) -> Tables:
    territories = [Territory(f"{group}{i}", "Region", "XX") for group in GROUPS for i in range(6)]
    adoptions = [
        Adoption(f"{group}{i}", practice, str(2000 + 2 * i))
        for group, practices in GROUPS.items()
        for i in range(6)
        for practice in practices
        if (i + ord(practice)) % 5  # not all alike
    ]
    adoptions += [Adoption("x", practice, "2006") for practice in "pqtu"]
    practices = [Practice(name, topics=frozenset({name})) for name in "pqrstuvwy"]
    return Tables([*territories, Territory("x", "Region", "XX")], practices, [*adoptions, *extra], coverages=coverages)


@pytest.fixture(scope="module")
def patterns():
    return Recommender(tables()).adoption_patterns("Region", "XX")


def test_territories_that_adopt_alike_are_a_community(patterns):
    assert patterns.territory_count == 13
    found = [{id_[0] for id_ in community.territories} - {"x"} for community in patterns.communities]
    assert sorted(map(sorted, found)) == [["a"], ["b"]]
    assert sum(community.size for community in patterns.communities) == 13
    for community, names in zip(patterns.communities, found, strict=True):
        assert set(community.practices) <= set(GROUPS[names.pop()])


def test_the_territory_between_the_groups_is_the_first_bridge(patterns):
    assert patterns.bridges[0].territory == "x"
    assert [bridge.betweenness for bridge in patterns.bridges] == sorted(
        (bridge.betweenness for bridge in patterns.bridges), reverse=True
    )


def test_the_score_of_innovation_is_that_of_walker(patterns):
    assert {each.territory for each in patterns.innovators[:2]} == {"a0", "b0"}
    assert {each.territory for each in patterns.late_adopters[:2]} == {"a5", "b5"}
    assert patterns.late_adopters[0].score < 0.1 < 0.9 < patterns.innovators[0].score
    assert (patterns.innovators[0].median_year, patterns.innovators[0].adoption_count) == (2000, 3)


def test_practices_that_go_together_have_a_lift_and_are_ordered_by_the_likelihood_ratio(patterns):
    runs = {}
    for adoption in tables().adoptions:
        runs.setdefault(adoption.practice_id, set()).add(adoption.territory_id)
    ratios = []
    for pair in patterns.co_adoptions:
        a, b = (runs[practice] for practice in pair.practices)
        assert pair.both == len(a & b)
        assert pair.jaccard == pytest.approx(len(a & b) / len(a | b))
        assert pair.lift == pytest.approx(len(a & b) * 13 / (len(a) * len(b)))
        assert pair.lift > 1
        counts = [[len(a & b), len(a - b)], [len(b - a), 13 - len(a | b)]]
        ratios.append(pair.likelihood_ratio)
        ratio = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood").statistic
        assert pair.likelihood_ratio == pytest.approx(ratio)
    assert ratios == sorted(ratios, reverse=True)


def test_practices_that_all_territories_run_do_not_go_together(patterns):
    ids = [territory.id for territory in tables().territories]
    rows = tables([Adoption(id_, practice, "1990") for id_ in ids for practice in "mn"])
    found = Recommender(replace(rows, practices=[*rows.practices, Practice("m"), Practice("n")]))
    assert found.adoption_patterns("Region", "XX").co_adoptions == patterns.co_adoptions


def test_the_two_halves_of_the_list_share_no_territory(patterns):
    early, late = ({each.territory for each in half} for half in (patterns.innovators, patterns.late_adopters))
    assert early.isdisjoint(late)
    assert (len(early), len(late)) == (5, 5)
    assert min(each.score for each in patterns.innovators) >= max(each.score for each in patterns.late_adopters)


def test_the_median_of_two_years_is_their_mean():
    late = [Adoption("x", "v", "2011"), Adoption("x", "w", "2011")]
    found = Recommender(tables(late)).adoption_patterns("Region", "XX")
    (x,) = (each for each in (*found.innovators, *found.late_adopters) if each.territory == "x")
    assert (x.adoption_count, x.median_year) == (6, 2006.0)
    odd = Recommender(tables([*late, Adoption("x", "r", "2011"), Adoption("x", "s", "2011")]))
    patterns = odd.adoption_patterns("Region", "XX")
    (x,) = (each for each in (*patterns.innovators, *patterns.late_adopters) if each.territory == "x")
    assert (x.adoption_count, x.median_year) == (8, 2008.5)


def test_patterns_are_computed_once_for_any_first(monkeypatch):
    calls = []
    monkeypatch.setattr(adoption_patterns, "_likeness_graph", lambda matrix: calls.append(1) or nx.Graph())
    recommender = Recommender(tables())
    lists = [recommender.adoption_patterns("Region", "XX", first=first).innovators for first in (3, 7, 100)]
    assert [len(each) for each in lists] == [3, 5, 5]
    for topic in "pqp":
        recommender.adoption_patterns("Region", "XX", topic)
    assert len(calls) == 3


def test_samples_and_other_topics_do_not_count(patterns):
    coverage = Coverage("y", "Region", "XX", complete=False)
    sampled = [Adoption(f"a{i}", "y", "1990") for i in range(6)]
    assert Recommender(tables(sampled, [coverage])).adoption_patterns("Region", "XX") == patterns
    about = Recommender(tables()).adoption_patterns("Region", "XX", "p")
    assert (about.practice_count, about.communities, about.co_adoptions) == (1, (), ())


def test_patterns_do_not_depend_on_the_order_of_the_rows(patterns):
    rows = tables()
    turned = Tables(
        list(rows.territories)[::-1], list(rows.practices)[::-1], list(rows.adoptions)[::-1], coverages=rows.coverages
    )
    assert Recommender(turned).adoption_patterns("Region", "XX") == patterns


def test_an_unknown_country_or_topic_is_refused_and_few_adoptions_have_no_patterns():
    with pytest.raises(InvalidArgument):
        Recommender(tables()).adoption_patterns("Region", "QQ")
    with pytest.raises(UnknownTopic, match="'z'"):
        Recommender(tables()).adoption_patterns("Region", "XX", "z")
    few = Recommender(Tables([Territory("a", "Region", "XX")], [Practice("p")], [Adoption("a", "p", "2000")]))
    found = few.adoption_patterns("Region", "XX")
    assert (found.territory_count, found.communities, found.bridges, found.innovators) == (0, (), (), ())
