"""The practices of Russian municipalities: stages, notes and objects follow from the facts."""

from typing import Any

from data.prepare import contents
from data.prepare.facts_ru import checked
from data.prepare.honours_ru import KINDS, observations
from data.prepare.practices_ru import adoption, objects, project
from data.prepare.russian_territories import Territories
from data.prepare.tables import ORIGINALS

#: A made-up fact; the tests replace its values.
FACT = {
    "fact_id": "f1",
    "oktmo": "63650000",
    "name": "Город",
    "year": "2024",
    "date": "",
    "kind": "park",
    "object": "",
    "object_id": "",
    "status": "award",
    "group": "main",
    "source_url": "https://example.org/1",
    "source_url_2": "",
}


def row(*facts: dict[str, str]) -> dict[str, Any]:
    return adoption([FACT | fact for fact in facts], "municipality:oktmo-00000001", {"Город"}, None)


def test_works_under_way_are_not_in_use():
    works = row({"status": "implementation"})
    assert (works["adaptedOn"], works["runningOn"]) == ("2024", None)
    assert works["noteEn"] == "Works are reported, not their completion."


def test_an_award_says_nothing_about_completion_and_is_not_noted_once_the_practice_runs():
    won = row({"object": "парк"})
    assert won["noteEn"] == "A contest won or funding granted, which does not show that work is complete."
    built = row({"object": "парк"}, {"object": "парк", "status": "implemented", "year": "2025"})
    assert (built["adaptedOn"], built["runningOn"], built["noteEn"]) == ("2024", "2025", None)


def test_the_qualifier_and_the_note_are_those_of_the_first_running_date():
    later = row({"status": "adopted", "year": "2019"}, {"status": "in_force_by", "year": "2022"})
    assert (later["runningOn"], later["runningOnQualifier"], later["noteEn"]) == ("2019", None, None)
    same_day = row({"status": "award"}, {"status": "in_force_by"})
    assert same_day["runningOnQualifier"] == "NO_LATER_THAN"


def test_the_note_names_a_place_that_is_not_the_municipality():
    tax = {"kind": "tourist_tax", "status": "adopted", "object": "туристический налог (год — начало действия)"}
    assert row(tax)["noteRu"] == "Туристический налог."
    assert (
        row(tax | {"name": "Посёлок"}, tax | {"name": "Село"})["noteRu"] == "Где: Посёлок, Село. Туристический налог."
    )


def test_what_happened_is_not_a_reason_for_a_stop():
    stopped = row({"kind": "tourist_tax", "status": "abandoned", "object": "отказ от налога"})
    assert (stopped["stoppedOn"], stopped.get("stopReasonRu"), stopped["noteRu"]) == ("2024", None, "Отказ от налога.")


def test_facts_about_one_object_are_one_project():
    facts = [
        FACT | {"object": "парк", "source_url": "https://example.org/1"},
        FACT | {"object": "парк", "year": "2025", "status": "implementation", "source_url": "https://example.org/2"},
        FACT | {"object": "открыта в 2025 г."},
        FACT | {"object": "сад", "object_id": "x"},
        FACT | {"object": "сад (тот же объект, что f4)", "object_id": "x", "year": "2025"},
    ]
    found = [project(each, "municipality:oktmo-00000001", "topic:t") for each in objects(facts)]
    assert [(each["nameRu"], each["status"], each["sources"].count("|")) for each in found] == [
        ("Город: парк", "BEING_CARRIED_OUT", 1),
        ("Город: сад", None, 0),
    ]


def test_no_two_shipped_objects_of_a_kind_have_one_name():
    names = [(r["nameRu"], r["practices"]) for file, r in contents.rows("practices-ru") if file == "projects"]
    assert len(names) == len(set(names))


#: A city that is part of its district.
ENGELS = "municipality:fias-c58d0505-54eb-4c34-8216-b14f7cdb0ecb"


def test_an_honour_is_an_observation_of_the_municipality_or_of_the_city_that_received_it():
    territories = Territories.read(ORIGINALS)
    award = FACT | {"kind": "landscaping_award", "name": "Энгельс", "year": "2015"}
    again = award | {"source_url": "https://example.org/2"}
    science = FACT | {"kind": "science_city", "group": "title", "name": "Королев", "oktmo": "46734000"}
    village = award | {"name": "Безымянное"}
    found = observations([award, again, award | {"year": "2016"}, science, village, FACT], territories)
    assert [(each["indicator"], each["subject"], each["period"], each["value"]) for each in found] == [
        ("indicator:ru-landscaping-award", ENGELS, "2015", 1),
        ("indicator:ru-landscaping-award", ENGELS, "2016", 1),
        ("indicator:ru-science-city", "municipality:fias-819d6910-b4d1-474f-ad10-c1fa944dfca4", "2024", 1),
    ]
    assert found[0]["sources"].count("|") == 1


def test_no_shipped_practice_is_an_honour():
    rows = contents.rows("practices-ru")
    practices = {row["id"].removeprefix("practice:ru-").replace("-", "_") for file, row in rows if file == "practices"}
    assert not practices & set(KINDS)
    indicators = {row["id"]: row["unit"] for file, row in rows if file == "indicators"}
    assert {row["indicator"] for file, row in rows if file == "observations"} == set(indicators)
    assert set(indicators.values()) == {"honour"}


def test_a_page_older_than_the_year_that_it_announces_does_not_date_a_fact():
    facts = {fact["fact_id"]: fact for fact in checked(ORIGINALS)}
    assert {(facts[id_]["year"], facts[id_]["date"]) for id_ in ("ruf0317", "ruf0318")} == {("2022", "")}
    assert [id_ for id_, fact in facts.items() if fact["date"] and not fact["date"].startswith(fact["year"])] == []
