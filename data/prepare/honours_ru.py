"""Honours of Russian municipalities as observations: titles that are conferred, and awards that name no practice.

An award is a practice in its kind if the page says what was done, such as a park or a call centre. The awards here are
for the municipality: the page has the contest and the place in it. What is observed is 1, that the honour was received.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from data.prepare.facts_ru import Fact, day, sources
from data.prepare.local_reform import EDITORIAL
from data.prepare.russian_territories import Territories
from data.prepare.tables import local, slug

#: The unit of the indicators. The recommender does not compare territories by them.
UNIT = "honour"
#: The kinds of honours, with their names in Russian and in English.
KINDS: Mapping[str, tuple[str, str]] = {
    "best_practice_award": (
        "Награда конкурса «Лучшая муниципальная практика», номинация не названа",
        "Award of the contest Best Municipal Practice, nomination not named",
    ),
    "child_friendly_city": ("Награда конкурса «Города для детей»", "Award of the contest Cities for Children"),
    "cultural_capital": ("Звание культурной столицы", "Title of a capital of culture"),
    "event_capital": ("Звание новогодней столицы России", "Title of the New Year capital of Russia"),
    "honorary_title": ("Звание «Город трудовой доблести»", "Title of a city of labour valour"),
    "landscaping_award": (
        "Награда конкурса «Самое благоустроенное поселение России»",
        "Award of the contest Best-kept Settlement of Russia",
    ),
    "library_capital": ("Звание библиотечной столицы России", "Title of the library capital of Russia"),
    "science_city": ("Статус наукограда", "Status of a science city"),
    "urban_planning_practice": (
        "Награда конкурса «Лучшая муниципальная практика», «Градостроительная политика»",
        "Award of the contest Best Municipal Practice, urban planning",
    ),
    "youth_capital": ("Звание молодёжной столицы России", "Title of the youth capital of Russia"),
}


def is_honour(fact: Fact) -> bool:
    """Return whether a fact is an honour and not a practice."""
    assert fact["group"] != "title" or fact["kind"] in KINDS, fact["fact_id"]
    return fact["kind"] in KINDS


def observations(facts: Iterable[Fact], territories: Territories) -> list[dict]:
    """Return the rows of the honours among some facts, one for each honour, place and date.

    The place is the municipality, or a city in it with a node of its own. Honours of other settlements are left out: an
    observation cannot say that it is about a part of its subject.
    """
    found: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in filter(is_honour, facts):
        if subject := territories.named(fact["oktmo"], fact["name"]):
            found[fact["kind"], subject, day(fact)].append(fact)
    return [
        {
            "id": f"observation:ru-{slug(kind)}/{local(subject)}/{date}",
            "indicator": f"indicator:ru-{slug(kind)}",
            "subject": subject,
            "value": 1,
            "unit": UNIT,
            "period": date,
            "sources": sources(of_one),
        }
        for (kind, subject, date), of_one in sorted(found.items())
    ]


def indicators(honours: Iterable[Mapping[str, str]]) -> list[dict]:
    """Return the rows of the indicators that some observations have."""
    used = {row["indicator"] for row in honours}
    return [
        {
            "id": id_,
            "nameRu": name_ru,
            "nameEn": name_en,
            "unit": UNIT,
            "descriptionRu": "1 означает, что награда или звание получены. Выборка: отсутствие записи ничего не "
            "означает.",
            "descriptionEn": "1 means that the honour was received. A sample: the absence of a record means nothing.",
            "sources": EDITORIAL["id"],
        }
        for kind, (name_ru, name_en) in KINDS.items()
        if (id_ := f"indicator:ru-{slug(kind)}") in used
    ]
