"""What Russian municipalities have taken up, from public pages: `python -m data.prepare.practices_ru` writes
`data/practices-ru/`.
"""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from data.prepare.coverage import SAMPLE, coverage
from data.prepare.facts_ru import Fact, checked, day, source, sources, urls
from data.prepare.honours_ru import indicators, is_honour, observations
from data.prepare.local_reform import EDITORIAL
from data.prepare.russian_territories import Territories
from data.prepare.tables import DATA, ORIGINALS, local, read, slug, write

DATASET = {
    "id": "dataset:practices-ru",
    "title": "Practices of Russian municipalities, from public pages / Практики российских муниципалитетов",
    "publisher": "Tirazh",
    "licence": "CC0-1.0",
    "attribution": "Tirazh; each fact names the public page that states it",
    "descriptionRu": "Датированные факты из новостей, решений и правовых актов, прочитанные вручную и перепроверенные. "
    "Выборка: отсутствие факта ничего не означает. 2025 год представлен полнее прежних.",
    "descriptionEn": "Dated facts from news, decisions and legal acts, read by hand and read again. A sample: the "
    "absence of a fact means nothing. 2025 is over-represented.",
}
#: Topics of the programme that kinds of the file belong to; the others are this set's own.
PROGRAMME_TOPICS = {
    "citizen_feedback": "topic:participation",
    "participatory_budgeting": "topic:participation",
    "tos_support": "topic:participation",
    "governance": "topic:administration",
    "digital": "topic:digitalisation",
    "transport": "topic:transport",
    "sport": "topic:sport-and-recreation",
}
TOPICS = {
    "urban_environment": ("Городская среда", "Urban environment", "06.2"),
    "culture": ("Культура", "Culture", "08.2"),
    "tourism": ("Туризм", "Tourism", "04.7"),
    "social": ("Социальная политика", "Social policy", "10"),
    "economy": ("Экономическое развитие", "Economic development", "04.1"),
}
#: Names that differ from the file's: there the kind is named after the one event that the file has of it.
NAMES = {"trolleybus": ("Троллейбусное сообщение", "Trolleybus network")}
#: Kinds whose rows name an object that was built or renewed.
OBJECTS = frozenset(
    "beach embankment garden historic_quarter model_library nature_trail park playground sports_facility square street "
    "town_centre tourist_centre virtual_concert_hall youth_space".split()
)
#: Remarks of the file's reader within the name of an object.
REMARKS = re.compile(r" \(тот же объект, что \w+\)|; год — финансирование| \(год — начало действия\)")
#: Texts that say when an object was opened and do not name it.
NO_NAME = re.compile(r"(открыта|создана) в \d{4}")
#: The date of an adoption that a status gives. An object is not in use while it is being built.
DATES = {
    "award": "adaptedOn",
    "status_granted": "adaptedOn",
    "implementation": "adaptedOn",
    "pilot": "runningOn",
    "adopted": "runningOn",
    "implemented": "runningOn",
    "in_force_by": "runningOn",
    "abandoned": "stoppedOn",
    "suspended": "stoppedOn",
}
PROJECT_STATUS = {"implementation": "BEING_CARRIED_OUT", "implemented": "FINISHED"}
#: What an adoption's note says of a status, in Russian and English.
NOTES = {
    "award": (
        "Победа в конкурсе или выделение средств; о завершении работ это не говорит.",
        "A contest won or funding granted, which does not show that work is complete.",
    ),
    "implementation": (
        "Сообщается о ходе работ, а не об их завершении.",
        "Works are reported, not their completion.",
    ),
    "pilot": ("Пилотный проект.", "A pilot."),
    "in_force_by": ("К этой дате практика уже действовала.", "The practice was already in force by this date."),
    "suspended": ("Действие приостановлено.", "Suspended."),
}
BY_REGION = (
    "Решение региона или агломерации, а не самого муниципалитета, либо программа для многих муниципалитетов.",
    "Decided by the region or an agglomeration, not by the municipality itself, or a programme for many "
    "municipalities.",
)


def topic_id(kind: Mapping[str, str]) -> str:
    """Return the topic of a kind: one of the programme's where it has one."""
    topic = kind["topic"]
    return PROGRAMME_TOPICS.get(kind["kind"]) or PROGRAMME_TOPICS.get(topic) or f"topic:{slug(topic)}"


def practice(kind: Mapping[str, str]) -> dict:
    """Return the row of a kind of practice."""
    name_ru, name_en = NAMES.get(kind["kind"], (kind["label_ru"], kind["label_en"]))
    return {
        "id": practice_id(kind["kind"]),
        "nameRu": name_ru,
        "nameEn": name_en,
        "topics": topic_id(kind),
        "sources": EDITORIAL["id"],
    }


def practice_id(kind: str) -> str:
    """Return the id of a kind of practice."""
    return f"practice:ru-{slug(kind)}"


def text(fact: Fact) -> str:
    """Return what a fact says of its object, without remarks."""
    return REMARKS.sub("", fact["object"])


def names_object(fact: Fact) -> bool:
    """Return whether a fact names an object that was built or renewed."""
    return fact["kind"] in OBJECTS and bool(fact["object"]) and not NO_NAME.match(fact["object"])


def objects(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Return the facts that name an object of one kind in one territory by object, the earliest first.

    Facts with one `object_id`, or of one place and with one name, are about one object.
    """
    found: list[list[Fact]] = []
    for fact in sorted(filter(names_object, facts), key=day):
        for known in found:
            other = known[0]
            if (fact["object_id"] and fact["object_id"] == other["object_id"]) or (
                (fact["name"], text(fact)) == (other["name"], text(other))
            ):
                known.append(fact)
                break
        else:
            found.append([fact])
    return found


def project(facts: Sequence[Fact], territory: str, topic: str) -> dict:
    """Return the row of an object from its facts, with the name of the place as their source has it."""
    first = facts[0]
    statuses = [PROJECT_STATUS[fact["status"]] for fact in facts if fact["status"] in PROJECT_STATUS]
    return {
        "id": f"project:ru-{slug(first['object_id'] or first['fact_id'])}",
        "nameRu": f"{first['name']}: {text(first)}",
        "status": statuses[-1] if statuses else None,
        "territory": territory,
        "practices": practice_id(first["kind"]),
        "topics": topic,
        "sources": sources(facts),
    }


def adoption(facts: Sequence[Fact], territory: str, own_names: Container[str], through: str | None) -> dict:
    """Return the row of one kind in one territory: the first date of each stage.

    An award after the practice ran belongs to its project, not to the adoption. own_names: the names of the territory;
    the note gives the other places of the facts, unless a project does.
    """
    dates: dict[str, str] = {}
    for fact in sorted(facts, key=day):
        dates.setdefault(DATES[fact["status"]], day(fact))
    if "runningOn" in dates and dates.get("adaptedOn", "") > dates["runningOn"]:
        del dates["adaptedOn"]
    running = [fact for fact in sorted(facts, key=day) if DATES[fact["status"]] == "runningOn"]
    first_run = running[0]["status"] if running else None
    others = [fact for fact in facts if not names_object(fact)]
    notes: list[tuple[str, str]] = []
    if places := ", ".join(dict.fromkeys(fact["name"] for fact in others if fact["name"] not in own_names)):
        notes.append((f"Где: {places}.", f"Where: {places}."))
    said = [text(fact) for fact in others if fact["object"]]
    notes += [(f"{each[0].upper()}{each[1:].rstrip('.')}.", "") for each in dict.fromkeys(said)]
    stated = {first_run, *(fact["status"] for fact in facts if DATES[fact["status"]] == "stoppedOn" or not first_run)}
    notes += [NOTES[status] for status in NOTES if status in stated]
    if any(fact["group"] == "caveat" for fact in facts):
        notes.append(BY_REGION)
    kind = facts[0]["kind"]
    return {
        "id": f"adoption:{local(practice_id(kind))}/{local(territory)}",
        "practice": practice_id(kind),
        "territory": territory,
        "adaptedOn": dates.get("adaptedOn"),
        "runningOn": dates.get("runningOn"),
        "runningOnQualifier": "NO_LATER_THAN" if first_run == "in_force_by" else None,
        "stoppedOn": dates.get("stoppedOn"),
        "noteRu": " ".join(ru for ru, _ in notes) or None,
        "noteEn": " ".join(en for _, en in notes if en) or None,
        "project": through,
        "sources": sources(facts),
    }


def prepare(originals: Path, target: Path) -> None:
    """Write the data set from the published files under `originals` to `target`."""
    territories = Territories.read(originals)
    kinds = {row["kind"]: row for row in read(originals / "practices-ru" / "kinds.csv")}
    every = [fact for fact in checked(originals) if fact["kind"] != "unspecified"]
    facts = [fact for fact in every if not is_honour(fact)]
    honours = observations(every, territories)
    pairs: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    own_names: dict[str, frozenset[str]] = {}
    for fact in facts:
        place = territories.by_oktmo(fact["oktmo"])
        assert place, fact["fact_id"]
        node = territories.node(place)
        pairs[node, fact["kind"]].append(fact)
        own_names[node] = territories.names(place)
    used = [kinds[kind] for kind in sorted({fact["kind"] for fact in facts})]
    projects: dict[str, dict] = {}
    adoptions = []
    for (territory, kind), found in pairs.items():
        own = [project(each, territory, topic_id(kinds[kind])) for each in objects(found)]
        projects |= {row["id"]: row for row in own}
        adoptions.append(adoption(found, territory, own_names[territory], own[0]["id"] if own else None))
    own_topics = {topic_id(kind) for kind in used} - set(PROGRAMME_TOPICS.values())
    write(target, "datasets", [DATASET])
    pages = [source(url) for url in sorted({url for fact in every for url in urls(fact)})]
    stated = {id_ for row in (*projects.values(), *adoptions, *honours) for id_ in row["sources"].split("|")}
    write(target, "sources", [EDITORIAL, *(page for page in pages if page["id"] in stated)])
    write(
        target,
        "topics",
        [
            {
                "id": f"topic:{slug(name)}",
                "nameRu": name_ru,
                "nameEn": name_en,
                "notation": slug(name),
                "scheme": "editorial",
                "cofogCode": cofog,
                "sources": EDITORIAL["id"],
            }
            for name, (name_ru, name_en, cofog) in TOPICS.items()
            if f"topic:{slug(name)}" in own_topics
        ],
    )
    write(target, "practices", [practice(kind) for kind in used])
    years = [date[:4] for row in adoptions for name in ("adaptedOn", "runningOn", "stoppedOn") if (date := row[name])]
    write(
        target,
        "coverages",
        [
            coverage(
                "practices-ru",
                SAMPLE,
                "MUNICIPALITY",
                "RU",
                [practice_id(kind["kind"]) for kind in used],
                EDITORIAL["id"],
                years=(min(years), max(years)),
                note=(
                    "Выборка из открытых публикаций: отсутствие записи ничего не означает.",
                    "A sample from public pages: the absence of a record means nothing.",
                ),
            )
        ],
    )
    write(target, "indicators", indicators(honours))
    write(target, "observations", honours)
    write(target, "projects", sorted(projects.values(), key=lambda row: row["id"]))
    write(target, "adoptions", sorted(adoptions, key=lambda row: row["id"]))


if __name__ == "__main__":
    prepare(ORIGINALS, DATA / "practices-ru")
