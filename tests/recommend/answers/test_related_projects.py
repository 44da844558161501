"""Related projects: by topic and by the meaning of their texts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import InvalidTables, Likeness, Project, Recommender, Tables

TOPICS = st.sampled_from(["topic:a", "topic:b", "topic:c"])
TEXTS = st.sampled_from([None, "раздельный сбор отходов", "лодки и снегоходы", "работа с молодёжью"])
PROJECTS = st.lists(
    st.builds(
        Project,
        st.integers(0, 9).map("project:{}".format),
        topics=st.frozensets(TOPICS),
        cohort_id=st.sampled_from([None, "cohort:1", "cohort:2"]),
        team_ids=st.frozensets(st.sampled_from(["team:1", "team:2"])),
        text_ru=TEXTS,
        text_en=st.sampled_from([None, "separate collection of waste", "boats"]),
    ),
    min_size=1,
    unique_by=lambda project: project.id,
)


def related(projects, id_="project:a"):
    return list(Recommender(Tables(projects=projects)).related_projects(id_))


@settings(max_examples=50)
@given(PROJECTS, st.randoms(use_true_random=False))
def test_contributions_sum_to_the_score_and_ties_are_sorted(projects, random):
    project = random.choice(projects).id
    items = related(projects, project)
    for item in items:
        assert item.score == pytest.approx(sum(each.contribution for each in item.contributions), abs=1e-9)
        assert 0 < item.score <= 1 + 1e-9
        assert item.project != project
        assert bool(item.matches) == (item.contributions[1].contribution > 0)
    assert items == sorted(items, key=lambda item: (-item.score, item.same_team, item.project))
    assert related(random.sample(projects, len(projects)), project) == items


def test_texts_of_like_meaning_are_related_without_a_word_in_common():
    projects = [
        Project("project:a", text_ru="Раздельный сбор отходов"),
        Project("project:like", text_ru="Сортировка и переработка мусора"),
        Project("project:unlike", text_ru="Возрождение мотокросса"),
        Project("project:english", text_en="Separate collection of waste"),
    ]
    (item,) = related(projects)
    assert item.project == "project:like"
    assert item.contributions == (Likeness("topic", 0.0), Likeness("text", item.score))
    assert [match.matched.lower() for match in item.matches if match.word.lower() == "отходов"] == ["мусора"]


def test_english_texts_are_compared_by_their_words():
    projects = [Project("project:a", text_en="Collecting waste"), Project("project:b", text_en="Collection of wastes")]
    (item,) = related(projects)
    assert {match.likeness for match in item.matches} == {1}


def test_a_team_and_a_cohort_in_common_are_facts_and_do_not_count():
    own: dict[str, Any] = {"team_ids": frozenset({"team:1"}), "cohort_id": "cohort:1"}
    topic = frozenset({"topic:a"})
    projects = [
        Project("project:a", topics=topic, text_ru="Муниципальный офис", **own),
        Project("project:b-own", text_ru="Возрождение мотокросса", **own),
        Project("project:c-own", topics=topic, text_ru="Возрождение мотокросса", **own),
        Project("project:d", topics=topic, text_ru="Возрождение мотокросса", cohort_id="cohort:1"),
        Project("project:e", topics=topic, text_ru="Офис для муниципалитета"),
    ]
    items = related(projects)
    # The team's own project is not ahead of an equal one, and without a likeness it is not related.
    assert [item.project for item in items] == ["project:e", "project:d", "project:c-own"]
    assert [(item.same_team, item.same_cohort) for item in items] == [(False, False), (False, True), (True, True)]
    assert items[1].score == items[2].score == pytest.approx(0.4)


def test_duplicate_projects_are_invalid():
    with pytest.raises(InvalidTables, match="projects: duplicate id 'project:a'"):
        Recommender(Tables(projects=[Project("project:a"), Project("project:a")]))
