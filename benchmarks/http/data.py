"""The synthetic graph of the benchmark in the load format: marked, and reproducible by scale and seed."""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

MARK = "Synthetic (generated for benchmarks, no facts)"
#: Nodes by type at scale 1, 95,000 in total.
SIZES = {
    "region": 80,
    "municipality": 4_000,
    "organization": 100,
    "program": 20,
    "cohort": 200,
    "module": 800,
    "event": 1_600,
    "team": 5_000,
    "person": 15_000,
    "topic": 200,
    "practice": 1_000,
    "project": 50_000,
    "adoption": 17_000,
}
#: Average number of projects that share a word of their names.
PROJECTS_A_WORD = 10
STATUSES = ("BEING_DEVELOPED", "PRESENTED", "BEING_CARRIED_OUT", "FINISHED", "STOPPED")
KINDS = ("PLENARY", "LECTURE", "INTENSIVE", "MASTER_CLASS", "PROJECT_WORK")


def sizes(scale: int) -> dict[str, int]:
    return {name: count * scale for name, count in SIZES.items()}


def id_of(type_: str, number: int) -> str:
    """Return an id; ids sort in the order of their numbers."""
    return f"{type_}:synthetic-{number:07}"


def word(number: int) -> str:
    """Return a word that occurs only in names of projects."""
    return f"w{number:06}"


def write_folder(folder: Path, scale: int = 1, seed: int = 1) -> None:
    """Write a data set in the load format of docs/loading.md."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in _Tables(sizes(scale), random.Random(seed)).tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header.split())
            writer.writerows(rows)


class _Tables:
    def __init__(self, count: dict[str, int], rng: random.Random):
        self._count, self._rng = count, rng

    def tables(self) -> dict[str, tuple[str, Iterable[Sequence]]]:
        one, each = self._one, self._each
        return {
            "datasets": ("id title licence", [("dataset:synthetic", MARK, "CC0")]),
            "regions": (
                "id nameRu nameEn country isoCode",
                each("region", lambda n: (*_names("Область", "Region", n), "ZZ", f"ZZ-{_base36(n)}")),
            ),
            "municipalities": (
                "id nameRu nameEn country kind population region",
                each(
                    "municipality",
                    lambda n: (
                        *_names("Город", "Town", n),
                        "ZZ",
                        "CITY",
                        self._rng.randrange(1_000, 1_000_000),
                        one("region"),
                    ),
                ),
            ),
            "organizations": ("id nameRu nameEn", each("organization", lambda n: _names("Школа", "School", n))),
            "programs": (
                "id nameRu nameEn runBy",
                each("program", lambda n: (*_names("Программа", "Programme", n), one("organization"))),
            ),
            "cohorts": (
                "id nameRu nameEn number startOn program",
                each(
                    "cohort",
                    lambda n: (
                        *_names("Поток", "Cohort", n),
                        n // self._count["program"] + 1,
                        self._month(),
                        id_of("program", n % self._count["program"]),
                    ),
                ),
            ),
            "modules": (
                "id nameRu nameEn cohort topics",
                each(
                    "module",
                    lambda n: (
                        *_names("Модуль", "Module", n),
                        id_of("cohort", n % self._count["cohort"]),
                        self._some("topic", 2),
                    ),
                ),
            ),
            "events": (
                "id nameRu nameEn kind cohort",
                each(
                    "event",
                    lambda n: (
                        *_names("Событие", "Event", n),
                        KINDS[n % len(KINDS)],
                        id_of("cohort", n % self._count["cohort"]),
                    ),
                ),
            ),
            "teams": (
                "id nameRu nameEn cohort territory",
                each(
                    "team",
                    lambda n: (
                        *_names("Команда", "Team", n),
                        id_of("cohort", n % self._count["cohort"]),
                        one("municipality"),
                    ),
                ),
            ),
            "people": ("id nameRu nameEn", each("person", lambda n: _names("Человек", "Person", n))),
            "members": (
                "person team roleRu roleEn",
                (
                    (id_of("person", n), id_of("team", n % self._count["team"]), "участник", "member")
                    for n in range(self._count["person"])
                ),
            ),
            "offices": (
                "person territory positionRu positionEn",
                (
                    (id_of("person", n), id_of("municipality", n), "глава", "head")
                    for n in range(0, self._count["municipality"], 4)
                ),
            ),
            "topics": ("id nameRu nameEn", each("topic", lambda n: _names("Тема", "Topic", n))),
            "practices": (
                "id nameRu nameEn topics",
                each("practice", lambda n: (*_names("Практика", "Practice", n), self._some("topic", 2))),
            ),
            "projects": (
                "id nameRu nameEn status startOn budget budgetCurrency territory teams topics",
                each("project", self._project),
            ),
            "adoptions": ("id practice territory runningOn", self._adoptions()),
        }

    def _each(self, type_: str, row) -> Iterator[Sequence]:
        return ((id_of(type_, n), *row(n)) for n in range(self._count[type_]))

    def _one(self, type_: str) -> str:
        return id_of(type_, self._rng.randrange(self._count[type_]))

    def _some(self, type_: str, count: int) -> str:
        """Return `count` or fewer ids of a type; ids with lower numbers are more frequent."""
        numbers = {int(self._count[type_] * self._rng.random() ** 2) for _ in range(count)}
        return "|".join(id_of(type_, n) for n in sorted(numbers))

    def _month(self) -> str:
        return f"{self._rng.randint(2010, 2025)}-{self._rng.randint(1, 12):02}"

    def _project(self, n: int) -> tuple:
        name = word(self._rng.randrange(self._count["project"] // PROJECTS_A_WORD))
        teams = {self._one("team") for _ in range((n % 4 > 0) + (n % 10 == 1))}
        return (
            f"Проект {n} {name}",
            f"Project {n} {name}",
            self._rng.choice(STATUSES),
            self._month(),
            self._rng.randrange(1, 1_000) * 1_000,
            "XXX",
            self._one("municipality"),
            "|".join(sorted(teams)),
            self._some("topic", 1 + (n % 8 == 0)),
        )

    def _adoptions(self) -> Iterator[tuple]:
        """Yield adoptions of distinct pairs, with an uneven distribution over practices and territories."""
        seen, number = set(), 0
        while number < self._count["adoption"]:
            practice = int(self._count["practice"] * self._rng.random() ** 2)
            municipality = int(self._count["municipality"] * self._rng.random() ** 2)
            if (practice, municipality) not in seen:
                seen.add((practice, municipality))
                yield (
                    id_of("adoption", number),
                    id_of("practice", practice),
                    id_of("municipality", municipality),
                    self._month(),
                )
                number += 1


def _names(russian: str, english: str, number: int) -> tuple[str, str]:
    return f"{russian} {number}", f"{english} {number}"


def _base36(number: int) -> str:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f"{digits[number // 36 // 36 % 36]}{digits[number // 36 % 36]}{digits[number % 36]}"
