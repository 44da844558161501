"""Synthetic samples: municipalities that do not exist, with practices that run or are being adapted, and objects."""

import random
from dataclasses import replace

from recommend import Adoption, Coverage, Outcome, Practice, Project, Step, Tables, Territory, Topic
from recommend.dates import counts_as_of

PLACE = "Municipality", "XX"
SAMPLE = (*PLACE, "SAMPLE")
KINDS = ("URBAN_OKRUG", "MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG", None)
TOPICS = {"city": "Городская среда", "culture": "Культура", "people": "Участие", "waste": "Отходы"}
PRACTICES = {
    "park": ("Парк", "city"),
    "square": ("Площадь", "city"),
    "embankment": ("Набережная", "city"),
    "library": ("Модельная библиотека", "culture"),
    "hall": ("Виртуальный концертный зал", "culture"),
    "budget": ("Инициативное бюджетирование", "people"),
    "feedback": ("Обратная связь с жителями", "people"),
    "sorting": ("Раздельный сбор отходов", "waste"),
    "landfill": ("Рекультивация свалки", "waste"),
}
#: What teams work on, with a topic.
WORK = (("Конкурс инициативных проектов", "people"), ("Сортировка мусора", "waste"), ("Пристань для лодок", "city"))


def sample(territories: int = 130, seed: int = 0, coverage: bool = True) -> Tables:
    """Return a sample in which every kind of fact occurs: dates of each precision, none, stops and outcomes."""
    chance = random.Random(f"sample {seed}")
    places = [_territory(chance, number) for number in range(territories)]
    practices = [
        Practice(f"practice:{id_}", topics=frozenset({f"topic:{topic}"}), name_ru=name)
        for id_, (name, topic) in PRACTICES.items()
    ]
    adoptions: list[Adoption] = []
    projects: list[Project] = []
    for place in places:
        for practice in practices:
            if chance.random() < 0.14 + 0.2 * (practice.id == "practice:park") * (place.region_id == "region:0"):
                adoption = _adoption(chance, place.id, practice.id)
                adoptions.append(adoption)
                if chance.random() < 0.6:
                    projects.append(_object(chance, len(projects), adoption, practice))
        if chance.random() < 0.15:
            projects.append(_work(chance, len(projects), place.id))
    return Tables(
        places,
        practices,
        adoptions,
        projects=projects,
        coverages=[Coverage(practice.id, *PLACE, complete=False) for practice in practices] if coverage else [],
        topics=[Topic(f"topic:{id_}", name_ru=name) for id_, name in TOPICS.items()],
    )


def known_at(tables: Tables, as_of: str) -> Tables:
    """Return the tables as they would have been at a date: what is dated later is unknown. Undated rows stay."""
    adoptions = [known for each in tables.adoptions if (known := _known(each, as_of)) is not None]
    projects = [whole for each in tables.projects if (whole := _known_project(each, as_of)) is not None]
    return replace(tables, adoptions=adoptions, projects=projects)


def redated(tables: Tables, as_of: str) -> Tables:
    """Return the tables with what is dated after a year in other years after it."""

    def moved(date: str | None) -> str | None:
        if date is None or counts_as_of(date, as_of):
            return date
        return f"{int(as_of) + 1 + (int(date[:4]) * 7 + len(date)) % 9}{date[4:]}"

    return replace(
        tables,
        adoptions=[
            replace(a, running_on=moved(a.running_on), stopped_on=moved(a.stopped_on), adapted_on=moved(a.adapted_on))
            for a in tables.adoptions
        ],
        projects=[
            replace(
                p,
                start_on=moved(p.start_on),
                steps=tuple(
                    replace(
                        s,
                        running_on=moved(s.running_on),
                        stopped_on=moved(s.stopped_on),
                        adapted_on=moved(s.adapted_on),
                    )
                    for s in p.steps
                ),
            )
            for p in tables.projects
        ],
    )


def _territory(chance: random.Random, number: int) -> Territory:
    located = chance.random() < 0.9
    return Territory(
        f"place:{number:03}",
        *PLACE,
        latitude=50 + 10 * chance.random() if located else None,
        longitude=30 + 30 * chance.random() if located else None,
        population=round(10 ** chance.uniform(3.5, 5.5)) if chance.random() < 0.9 else None,
        region_id=chance.choice(["region:0", "region:1", "region:2", "region:3", None]),
        indicators={"income": chance.random(), "age": chance.random()} if chance.random() < 0.7 else {},
        kind=chance.choice(KINDS),
        name_ru=f"Посёлок {number}",
    )


def _date(chance: random.Random, year: int) -> str:
    return chance.choice([f"{year}", f"{year}-{chance.randint(1, 12):02}", f"{year}-0{chance.randint(1, 9)}-17"])


def _adoption(chance: random.Random, territory: str, practice: str) -> Adoption:
    year = chance.randint(2008, 2020)
    adapted = _date(chance, year) if chance.random() < 0.7 else None
    if chance.random() < 0.4:
        return Adoption(territory, practice, adapted_on=adapted, being_adapted=True)
    running = _date(chance, year + chance.randint(1, 3)) if chance.random() < 0.8 else None
    stopped = _date(chance, year + chance.randint(4, 6)) if chance.random() < 0.1 else None
    outcomes = (Outcome(chance.choice([0.25, 0.75, 1.0]), f"{year + 4}"),) if chance.random() < 0.1 else ()
    return Adoption(territory, practice, running, stopped, outcomes=outcomes, adapted_on=adapted)


def _object(chance: random.Random, number: int, adoption: Adoption, practice: Practice) -> Project:
    step = Step(
        f"adoption:{number:03}",
        practice.id,
        adoption.adapted_on,
        adoption.running_on,
        adoption.stopped_on,
        adoption.being_adapted,
        adoption.stopped_on is not None,
    )
    return Project(
        f"project:{number:03}",
        topics=practice.topics,
        territory_id=adoption.territory_id,
        name_ru=f"{practice.name_ru} «{chance.choice(['Юность', 'Победа', 'Сад', 'Речной', 'Конкурс'])}» {number}",
        practices=frozenset({practice.id}),
        start_on=_date(chance, 2012) if chance.random() < 0.2 else None,
        steps=(step,) if chance.random() < 0.9 else (),
    )


def _work(chance: random.Random, number: int, territory: str) -> Project:
    name, topic = chance.choice(WORK)
    located = chance.random() < 0.5
    return Project(
        f"project:{number:03}",
        topics=frozenset({f"topic:{topic}"}),
        territory_id=territory if located else None,
        name_ru=name,
        team_territories=frozenset() if located else frozenset({territory}),
        team_ids=frozenset({"team:t"}),
        start_on=_date(chance, chance.randint(2010, 2020)) if chance.random() < 0.5 else None,
    )


def _known(adoption: Adoption, as_of: str) -> Adoption | None:
    """Return what is known of an adoption at a date; None if nothing."""
    adapted, running, stopped = (
        date if counts_as_of(date, as_of) else None
        for date in (adoption.adapted_on, adoption.running_on, adoption.stopped_on)
    )
    dates = adoption.adapted_on, adoption.running_on
    if not (adapted or running) and any(dates):
        return None
    return replace(
        adoption,
        running_on=running,
        adapted_on=adapted,
        stopped_on=stopped,
        # An undated row is known without a date only.
        being_adapted=adoption.being_adapted or (adoption.running_on is not None and running is None),
        outcomes=tuple(each for each in adoption.outcomes if counts_as_of(each.done_on, as_of)),
    )


def _known_project(project: Project, as_of: str) -> Project | None:
    start = project.start_on if counts_as_of(project.start_on, as_of) else None
    steps = []
    for step in project.steps:
        known = _known(
            Adoption(
                "", "", step.running_on, step.stopped_on, adapted_on=step.adapted_on, being_adapted=step.being_adapted
            ),
            as_of,
        )
        if known is not None:
            steps.append(
                replace(
                    step,
                    adapted_on=known.adapted_on,
                    running_on=known.running_on,
                    stopped_on=known.stopped_on,
                    being_adapted=known.being_adapted,
                    stopped=known.stopped_on is not None,
                )
            )
    if (project.start_on and not start) or (project.steps and not steps and not start):
        return None
    return replace(project, start_on=start, steps=tuple(steps))
