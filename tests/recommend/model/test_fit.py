"""The fit by meaning: to projects and topics, through names and objects."""

import numpy as np

from recommend import Practice, Project, Topic
from recommend.model.fit import WITHOUT_NEEDS, Fit, Needs
from recommend.model.objects import named_objects
from tests.recommend.samples import PRACTICES, TOPICS

ROWS = [Practice(id_, topics=frozenset({topic}), name_ru=name) for id_, (name, topic) in sorted(PRACTICES.items())]
COLUMN = {practice.id: column for column, practice in enumerate(ROWS)}
ALL_TOPICS = {id_: Topic(id_, name_ru=name) for id_, name in TOPICS.items()}


def work(name: str, topic: str, id_: str = "work") -> Project:
    return Project(id_, name_ru=name, topics=frozenset({topic}), team_ids=frozenset({"team:t"}), territory_id="town")


def fit_of(*projects: Project, objects: tuple[Project, ...] = ()) -> Fit:
    own = {"town": projects} if projects else {}
    return Fit(ROWS, ALL_TOPICS, named_objects(objects, None), own, ["other", "town"])


def best(fit: Fit, needs: Needs) -> str:
    return ROWS[int(np.argmax(fit.values(needs)))].id


def test_a_practice_fits_a_project_of_the_same_meaning():
    for name, topic, expected in (
        ("Конкурс инициативных проектов", "people", "budget"),
        ("Переработка мусора", "waste", "sorting"),
        ("Обустройство берега", "city", "embankment"),
    ):
        fit = fit_of(work(name, topic))
        assert best(fit, fit.of_rows[1]) == expected, name


def test_a_word_with_two_meanings_is_not_enough():
    """«Сбор» is a levy too."""
    rows = [*ROWS, Practice("tax", topics=frozenset({"people"}), name_ru="Туристический налог, курортный сбор")]
    fit = Fit(rows, ALL_TOPICS, {}, {"town": (work("Раздельный сбор отходов", "waste"),)}, ["town"])
    values = fit.values(fit.of_rows[0])
    assert values[COLUMN["sorting"]] > 5
    assert values[-1] == 0


def test_an_object_may_resemble_a_project_more_than_its_practice():
    objects = (
        Project(
            "pier", name_ru="Набережная: пристань для лодок", practices=frozenset({"embankment"}), territory_id="t"
        ),
    )
    project = work("Пристань для лодок", "city")
    plain, by_object = fit_of(project), fit_of(project, objects=objects)
    column = COLUMN["embankment"]
    closest = by_object.closest(("work",), column)
    assert closest is not None
    assert closest.by_object == "pier"
    assert by_object.values(by_object.of_rows[1])[column] > plain.values(plain.of_rows[1])[column]


def test_the_closest_of_several_projects_counts_and_topics_are_added():
    fit = fit_of(work("Сортировка мусора", "waste", "a"), work("Конкурс инициативных проектов", "people", "b"))
    alone = {id_: fit.values(Needs((id_,), ())) for id_ in "ab"}
    both = fit.values(fit.needs(["town"], ()))
    assert (both == np.maximum(alone["a"], alone["b"])).all()
    with_topic = fit.values(fit.needs(["town"], ["people", "unknown"]))
    assert (with_topic - both >= 0).all()
    assert (with_topic - both)[COLUMN["feedback"]] > 0
    assert (with_topic - both)[COLUMN["park"]] == 0


def test_without_needs_nothing_fits():
    fit = fit_of()
    assert fit.needs(["town"], ["unknown"]) == WITHOUT_NEEDS
    assert not fit.values(WITHOUT_NEEDS).any()
    assert fit.closest((), 0) is None
    assert fit.of_rows == {}


def test_a_row_without_a_name_fits_nothing():
    fit = Fit([Practice("p"), *ROWS], {}, {}, {"town": (Project("q", team_ids=frozenset({"team:t"})),)}, ["town"])
    assert not fit.values(fit.of_rows[0]).any()
