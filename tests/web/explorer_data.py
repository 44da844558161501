"""The data of the tests of the explorer: a generated folder, and one node of each further type with its links.

The regions of Russia and the US states are those of data/russia and data/spid; everything else is synthetic. Some names
are hostile: they are HTML.
"""

import csv
from pathlib import Path

from settings import CHECKOUT
from tests.support.generated_data import write_generated_folder

MARK = "Synthetic (made up for tests, no facts)"
HOSTILE = '<img src="/hostile" onerror="window.hostile=1"><b>hostile</b>'
SOURCE = "source:explorer"

#: The columns of a region in the shipped data; the states have no Russian name there.
REGION_COLUMNS = ("id", "nameRu", "nameEn", "country", "isoCode", "population")


def shipped_regions() -> list[dict[str, str]]:
    """Return the regions of Russia and the US states of the shipped data."""
    rows = []
    for folder in ("russia", "spid"):
        with (CHECKOUT / "data" / folder / "regions.csv").open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


#: Names that are longer than a phone is wide.
LONG = (
    "Доля населения, проживающего в многоквартирных домах, в которых собственники выбрали способ управления",
    "Share of the population in blocks of flats whose owners have chosen a way of managing them",
)
#: Teams of a cohort that fill more than one page, each with a project; every third project is finished.
MANY_TEAMS = 60


def many_teams() -> list[tuple[str, ...]]:
    """Return the teams of the second cohort."""
    territories = [row["id"] for row in shipped_regions() if row["country"] == "US"]
    return [
        (f"team:many-{n}", f"Команда {n}", f"Team {n}", territories[n % len(territories)], "cohort:explorer-2", SOURCE)
        for n in range(MANY_TEAMS)
    ]


def many_projects() -> list[tuple[str, ...]]:
    """Return one project of each team of the second cohort."""
    return [
        (
            f"project:many-{n}",
            f"Проект {n}",
            f"Project {n}",
            "",
            "FINISHED" if n % 3 == 0 else "PRESENTED",
            "2023-11",
            team,
            territory,
            "practice:long" if n == MANY_TEAMS - 1 else "practice:map",
            "",
            SOURCE,
        )
        for n, (team, _, _, territory, *_) in enumerate(many_teams())
    ]


#: Ids of the nodes that the tests open, by type.
IDS = {
    "region": "region:RU-PER",
    "municipality": "municipality:synthetic-1",
    "practice": "practice:synthetic-1",
    "mapped": "practice:map",
    "begun": "practice:begun",
    "beginner": "municipality:begun-1",
    "program": "program:explorer",
    "cohort": "cohort:explorer-1",
    "large cohort": "cohort:explorer-2",
    "module": "module:explorer-1",
    "event": "event:explorer-1",
    "team": "team:explorer-1",
    "project": "project:explorer-1",
    "person": "person:explorer-1",
    "organization": "organization:explorer",
    "topic": "topic:synthetic-1",
    "indicator": "indicator:explorer",
    "long": "indicator:long",
    "observation": "observation:explorer-1",
    "source": SOURCE,
    "dataset": "dataset:explorer",
}

TABLES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "datasets": ("id title licence", [("dataset:explorer", f"{MARK} / Синтетические данные", "CC0")]),
    "sources": ("id title url", [(SOURCE, f"{MARK} {HOSTILE}", "https://source.example/page")]),
    "regions": (
        f"{' '.join(REGION_COLUMNS)} sources",
        [(*(row.get(column, "") for column in REGION_COLUMNS), SOURCE) for row in shipped_regions()],
    ),
    "municipalities": (
        "id nameRu nameEn country kind latitude longitude region sources",
        [
            ("municipality:map-1", "Город на карте 1", "Mapped 1", "RU", "CITY", "58", "56", "region:RU-PER", SOURCE),
            ("municipality:map-2", "Город на карте 2", "Mapped 2", "RU", "CITY", "59", "57", "region:RU-PER", SOURCE),
            ("municipality:map-3", "Город на карте 3", "Mapped 3", "RU", "CITY", "55", "38", "region:RU-MOS", SOURCE),
            ("municipality:map-4", "Город на карте 4", "Mapped 4", "RU", "CITY", "56", "39", "region:RU-MOS", SOURCE),
            ("municipality:map-5", "Город без координат", "Unmapped", "RU", "CITY", "", "", "region:RU-NEN", SOURCE),
            ("municipality:begun-1", "Город начинаний 1", "Begun 1", "RU", "CITY", "54", "37", "region:RU-TUL", SOURCE),
            ("municipality:begun-2", "Город начинаний 2", "Begun 2", "RU", "CITY", "54", "38", "region:RU-TUL", SOURCE),
            ("municipality:begun-3", "Город начинаний 3", "Begun 3", "RU", "CITY", "53", "37", "region:RU-TUL", SOURCE),
            ("municipality:begun-4", "Город начинаний 4", "Begun 4", "RU", "CITY", "51", "36", "region:RU-KRS", SOURCE),
            ("municipality:begun-5", "Город начинаний 5", "Begun 5", "RU", "CITY", "53", "38", "region:RU-KRS", SOURCE),
        ],
    ),
    "practices": (
        "id nameRu nameEn sources",
        [
            ("practice:map", "Практика на карте", "Mapped practice", SOURCE),
            ("practice:begun", "Начатая практика", "Begun practice", SOURCE),
            ("practice:early", "Ранняя практика", "Early practice", SOURCE),
            ("practice:long", *LONG, SOURCE),
        ],
    ),
    "adoptions": (
        "id practice territory adaptedOn runningOn stage sources",
        [
            ("adoption:map-1", "practice:map", "municipality:map-1", "", "2001", "", SOURCE),
            ("adoption:map-2", "practice:map", "municipality:map-2", "", "2003-05", "", SOURCE),
            ("adoption:map-3", "practice:map", "municipality:map-3", "", "2004", "", SOURCE),
            ("adoption:map-4", "practice:map", "municipality:map-4", "", "", "RUNNING", SOURCE),
            ("adoption:map/5", "practice:long", "municipality:map-4", "", "", "RUNNING", SOURCE),
            ("adoption:early-1", "practice:early", "municipality:begun-1", "", "2018", "", SOURCE),
            ("adoption:begun-1", "practice:begun", "municipality:begun-1", "2021-08-26", "", "", SOURCE),
            ("adoption:begun-2", "practice:begun", "municipality:begun-2", "2025-08", "", "", SOURCE),
            ("adoption:begun-3", "practice:begun", "municipality:begun-3", "2020", "", "", SOURCE),
            ("adoption:begun-4", "practice:begun", "municipality:begun-4", "", "2019", "", SOURCE),
        ],
    ),
    "coverages": (
        "id practices completeness level country sources",
        [("coverage:begun", "practice:begun", "SAMPLE", "MUNICIPALITY", "RU", SOURCE)],
    ),
    "organizations": (
        "id nameRu nameEn kind url sources",
        [("organization:explorer", "Школа", "School", "MANAGEMENT_SCHOOL", "https://school.example", SOURCE)],
    ),
    "programs": (
        "id nameRu nameEn descriptionRu assessedAfterMonths runBy topics sources",
        [
            (
                "program:explorer",
                "Программа",
                "Programme",
                "Описание",
                "3",
                "organization:explorer",
                "topic:synthetic-1",
                SOURCE,
            ),
            ("program:nameless", "", "", "", "", "", "", SOURCE),
        ],
    ),
    "cohorts": (
        "id nameRu nameEn number status startOn endOn participantCount program sources",
        [
            (
                "cohort:explorer-1",
                "Первый поток",
                "First cohort",
                "1",
                "FINISHED",
                "2025-10",
                "2026-05",
                "40",
                "program:explorer",
                SOURCE,
            ),
            (
                "cohort:explorer-2",
                "Большой поток",
                "Large cohort",
                "2",
                "FINISHED",
                "2023-10",
                "2024-05",
                "",
                "program:explorer",
                SOURCE,
            ),
        ],
    ),
    "modules": (
        "id nameRu nameEn number mode startOn endOn cohort topics sources",
        [
            (
                "module:explorer-1",
                "Модуль",
                "Module",
                "1",
                "ONLINE",
                "2025-10-01",
                "2025-10-05",
                "cohort:explorer-1",
                "topic:synthetic-1",
                SOURCE,
            )
        ],
    ),
    "events": (
        "id nameRu nameEn kind startOn module organizations sources",
        [
            (
                "event:explorer-1",
                "Лекция",
                "Lecture",
                "LECTURE",
                "2025-10-02",
                "module:explorer-1",
                "organization:explorer",
                SOURCE,
            )
        ],
    ),
    "teams": (
        "id nameRu nameEn territory cohort sources",
        [
            ("team:explorer-1", "Команда", "Team", "municipality:synthetic-1", "cohort:explorer-1", SOURCE),
            ("team:explorer-2", HOSTILE, HOSTILE, "region:RU-PER", "cohort:explorer-1", SOURCE),
            *many_teams(),
            ("team:explorer-3", "Команда на карте", "Mapped team", "municipality:map-3", "cohort:explorer-1", SOURCE),
            (
                "team:explorer-4",
                "Команда без точки",
                "Unmapped team",
                "municipality:map-5",
                "cohort:explorer-1",
                SOURCE,
            ),
            ("team:explorer-5", "Команда в США", "US team", "region:US-CA", "cohort:explorer-1", SOURCE),
        ],
    ),
    "people": (
        "id nameRu nameEn sources",
        [
            ("person:explorer-1", HOSTILE, HOSTILE, SOURCE),
            ("person:organiser", "Проректор школы", "Vice-rector", SOURCE),
        ],
    ),
    "employments": (
        "person organization positionRu positionEn sources",
        [("person:organiser", "organization:explorer", "проректор", "vice-rector", SOURCE)],
    ),
    "offices": (
        "person territory positionRu positionEn from sources",
        [("person:explorer-1", "municipality:synthetic-1", "глава", "head", "2020", SOURCE)],
    ),
    "projects": (
        "id nameRu nameEn descriptionRu status startOn teams territory practices topics sources",
        [
            (
                "project:explorer-1",
                f"Проект {HOSTILE}",
                f"Project {HOSTILE}",
                HOSTILE,
                "PRESENTED",
                "2025-11",
                "team:explorer-1",
                "municipality:synthetic-1",
                "practice:synthetic-1",
                "topic:synthetic-1",
                SOURCE,
            ),
            *many_projects(),
        ],
    ),
    "indicators": (
        "id nameRu nameEn unit sources",
        [
            ("indicator:explorer", "Доля отходов", "Share of waste", "%", SOURCE),
            ("indicator:long", *LONG, "%", SOURCE),
        ],
    ),
    "observations": (
        "id indicator subject value unit period sources",
        [
            ("observation:explorer-1", "indicator:explorer", "municipality:synthetic-1", "12.5", "%", "2024", SOURCE),
            ("observation:explorer-2", "indicator:explorer", "municipality:synthetic-2", "20", "%", "2024", SOURCE),
            ("observation:long-1", "indicator:long", "municipality:map-1", "5", "%", "2022", SOURCE),
            ("observation:long-2", "indicator:long", "municipality:map-2", "1", "%", "2023", SOURCE),
            ("observation:long-3", "indicator:long", "municipality:map-3", "3", "%", "2021", SOURCE),
        ],
    ),
}


def write_data(folder: Path) -> Path:
    """Write both data sets into the folder and return it."""
    write_generated_folder(folder / "made-up", adoptions=400, regions=4, municipalities=40, topics=4, practices=60)
    (folder / "explorer").mkdir()
    for name, (columns, rows) in TABLES.items():
        with (folder / "explorer" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns.split())
            writer.writerows(rows)
    (folder / "order.txt").write_text("made-up\nexplorer\n", encoding="utf-8")
    return folder
