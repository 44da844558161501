"""Named objects of a practice: those of the most similar territories, with stage and date."""

from dataclasses import replace

from recommend import Adoption, Coverage, Practice, Project, Recommender, Step, Tables, Territory

PLACE = "Municipality", "XX"


def town(id_: str, population: float, latitude: float, kind: str = "CITY", region: str = "r") -> Territory:
    return Territory(
        id_, *PLACE, latitude=latitude, longitude=30.0, population=population, kind=kind, region_id=region, name_ru=id_
    )


#: `own` asks; `twin` is like it in everything, `large` in the region only, `far` in nothing.
TOWNS = [
    town("own", 10_000, 50),
    town("twin", 11_000, 50.1),
    town("large", 900_000, 50.2, "OKRUG"),
    town("far", 10_000, 70, "OKRUG", "other"),
]


def park(id_: str, territory: str, *steps: Step) -> Project:
    return Project(id_, name_ru=f"Парк {id_}", territory_id=territory, practices=frozenset({"park"}), steps=steps)


def step(running: str | None = None, adapted: str | None = None) -> Step:
    return Step("adoption:x", "park", adapted, running, None, running is None)


PARKS = [
    park("1", "far", step("2020")),
    park("2", "twin", step(adapted="2019-05")),
    park("3", "large", step("2018-03-01")),
    park("4", "twin", step("2021")),
    park("5", "twin"),
    park("6", "own", step("2021")),
    park("7", "large"),
]
TABLES = Tables(
    TOWNS,
    [Practice("park", name_ru="Парк"), Practice("tax", name_ru="Налог")],
    [Adoption("far", "park", "2020"), Adoption("twin", "park", adapted_on="2019-05"), Adoption("far", "tax", "2015")],
    coverages=[Coverage(id_, *PLACE, complete=False) for id_ in ("park", "tax")],
    projects=PARKS,
)


def of(tables: Tables, practice: str, as_of: str | None = None):
    (item,) = [item for item in Recommender(tables).recommend("own", as_of=as_of).items if item.practice == practice]
    return item


def test_the_most_similar_territories_come_first_and_each_once_before_further_objects():
    examples = of(TABLES, "park").examples
    assert [(each.project, each.stage, each.date) for each in examples] == [
        ("2", "ADAPTED", "2019-05"),
        ("3", "RUNNING", "2018-03-01"),
        ("1", "RUNNING", "2020"),
        ("4", "RUNNING", "2021"),
        ("5", None, None),
    ]
    likeness = [each.likeness for each in examples[:3]]
    assert likeness == sorted(likeness, reverse=True)
    assert likeness[0] > 0.9 > 0.5 > likeness[1]
    assert {each.adoption for each in examples} == {"adoption:x", None}


def test_examples_in_words():
    first, second, third, *_, last = of(TABLES, "park").examples
    assert first.text_ru == "Парк 2 — twin, 11 км: выделены средства или идут работы (05.2019)"
    assert first.text_en == "Парк 2: twin, 11 km, funded or under way (2019-05)"
    assert second.text_ru == "Парк 3 — large, 22 км: действует (01.03.2018)"
    assert third.text_en == "Парк 1: far, 2\N{NO-BREAK SPACE}224 km, in use (2020)"
    assert last.text_ru == "Парк 5 — twin, 11 км: стадия неизвестна"


def test_as_of_a_date_only_what_had_happened_is_an_example():
    assert [each.project for each in of(TABLES, "park", "2020").examples] == ["2", "3", "1"]
    whole, cut = (
        of(tables, "park", "2020").examples for tables in (TABLES, replace(TABLES, projects=[*PARKS[:3], *PARKS[4:5]]))
    )
    assert whole == cut


def test_a_practice_without_objects_says_so_and_names_the_nearest_cases():
    item = of(TABLES, "tax")
    assert item.examples == ()
    assert item.examples_note_ru == (
        "Объектов с названием у этой практики в данных нет; ближайшая территория — far "
        "(2\N{NO-BREAK SPACE}224 км, внедрена в 2015 году)."
    )
    assert item.examples_note_en == (
        "The data name no object of this practice; the nearest: far (2\N{NO-BREAK SPACE}224 km, in use in 2015)."
    )
    assert of(TABLES, "park").examples_note_ru is None
