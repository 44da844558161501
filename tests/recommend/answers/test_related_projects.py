import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import InvalidTables, Likeness, Project, Recommender, Tables

TOPICS = st.sampled_from(["topic:a", "topic:b", "topic:c"])
TERMS = st.sampled_from(["waste", "boat", "youth"])
PROJECTS = st.lists(
    st.builds(
        Project,
        st.integers(0, 9).map("project:{}".format),
        terms=st.frozensets(TERMS),
        topics=st.frozensets(TOPICS),
        cohort_id=st.sampled_from([None, "cohort:1", "cohort:2"]),
    ),
    min_size=1,
    unique_by=lambda project: project.id,
)


@settings(max_examples=50)
@given(PROJECTS, st.randoms(use_true_random=False))
def test_contributions_sum_to_the_score_and_ties_are_sorted_by_id(projects, random):
    project = random.choice(projects).id
    related_projects = Recommender(Tables(projects=projects)).related_projects(project, first=None)
    for related in related_projects:
        assert related.score == pytest.approx(sum(each.contribution for each in related.contributions), abs=1e-9)
        assert 0 < related.score <= 1 + 1e-9
        assert related.project != project
    assert related_projects == sorted(related_projects, key=lambda related: (-related.score, related.project))
    shuffled = random.sample(projects, len(projects))
    assert Recommender(Tables(projects=shuffled)).related_projects(project, first=None) == related_projects


def test_a_topic_outweighs_words_and_words_outweigh_a_cohort():
    projects = [
        Project("project:a", None, frozenset({"office"}), frozenset({"topic:a"}), "cohort:1"),
        Project("project:cohort", None, frozenset({"boat"}), frozenset({"topic:b"}), "cohort:1"),
        Project("project:nothing", terms=frozenset({"moto"}), topics=frozenset({"topic:c"})),
        Project("project:topic", topics=frozenset({"topic:a"})),
        Project("project:words", terms=frozenset({"office"})),
    ]
    related = Recommender(Tables(projects=projects)).related_projects("project:a")
    assert [each.project for each in related] == ["project:topic", "project:words", "project:cohort"]
    assert related[0].contributions == (Likeness("topic", 0.5), Likeness("cohort", 0.0), Likeness("text", 0.0))
    assert related[2].contributions[1] == Likeness("cohort", 0.15)
    assert Recommender(Tables(projects=projects)).related_projects("project:a", first=1) == related[:1]


def test_rare_words_weigh_more_than_common_words():
    projects = [
        Project("project:a", terms=frozenset({"municipal", "motocross"})),
        Project("project:common", terms=frozenset({"municipal"})),
        Project("project:rare", terms=frozenset({"motocross"})),
        Project("project:other", terms=frozenset({"municipal"})),
    ]
    related = Recommender(Tables(projects=projects)).related_projects("project:a")
    assert related[0].project == "project:rare"


def test_duplicate_projects_are_invalid():
    with pytest.raises(InvalidTables, match="projects: duplicate id 'project:a'"):
        Recommender(Tables(projects=[Project("project:a"), Project("project:a")]))
