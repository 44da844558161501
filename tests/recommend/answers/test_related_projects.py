import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import InvalidTables, Likeness, Project, Recommender, Tables, UnknownProject

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
def test_the_parts_sum_to_the_score_and_the_order_is_by_score_then_id(projects, random):
    asked = random.choice(projects).id
    found = Recommender(Tables(projects=projects)).related_projects(asked, first=None)
    for related in found:
        assert related.score == pytest.approx(sum(each.contribution for each in related.contributions), abs=1e-9)
        assert 0 < related.score <= 1 + 1e-9
        assert related.project != asked
    assert found == sorted(found, key=lambda related: (-related.score, related.project))
    shuffled = random.sample(projects, len(projects))
    assert Recommender(Tables(projects=shuffled)).related_projects(asked, first=None) == found


def test_a_shared_topic_weighs_more_than_words_and_words_more_than_a_cohort():
    projects = [
        Project("project:asked", None, frozenset({"office"}), frozenset({"topic:a"}), "cohort:1"),
        Project("project:cohort", None, frozenset({"boat"}), frozenset({"topic:b"}), "cohort:1"),
        Project("project:nothing", terms=frozenset({"moto"}), topics=frozenset({"topic:c"})),
        Project("project:topic", topics=frozenset({"topic:a"})),
        Project("project:words", terms=frozenset({"office"})),
    ]
    found = Recommender(Tables(projects=projects)).related_projects("project:asked")
    assert [related.project for related in found] == ["project:topic", "project:words", "project:cohort"]
    assert found[0].contributions == (Likeness("topic", 0.5), Likeness("cohort", 0.0), Likeness("text", 0.0))
    assert found[2].contributions[1] == Likeness("cohort", 0.15)
    assert Recommender(Tables(projects=projects)).related_projects("project:asked", first=1) == found[:1]


def test_rare_words_say_more_than_words_that_all_use():
    projects = [
        Project("project:asked", terms=frozenset({"municipal", "motocross"})),
        Project("project:common", terms=frozenset({"municipal"})),
        Project("project:rare", terms=frozenset({"motocross"})),
        Project("project:other", terms=frozenset({"municipal"})),
    ]
    found = Recommender(Tables(projects=projects)).related_projects("project:asked")
    assert found[0].project == "project:rare"


def test_an_unknown_project_is_a_typed_error_that_names_it():
    with pytest.raises(UnknownProject, match="project_id 'project:z' is not in the tables"):
        Recommender(Tables()).related_projects("project:z")


def test_a_project_given_twice_is_refused():
    with pytest.raises(InvalidTables, match="projects: id 'project:a' is given twice"):
        Recommender(Tables(projects=[Project("project:a"), Project("project:a")]))
