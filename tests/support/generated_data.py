"""Generated folders in the load format, for tests with large data. All of the data is synthetic.

`python -m tests.support.generated_data FOLDER --adoptions 200000` writes a folder.
"""

import argparse
import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

MARK = "Synthetic (generated for tests, no facts)"
SOURCE = "source:synthetic"
STAGES = ("requestedOn", "adaptedOn", "runningOn", "assessedOn", "stoppedOn")


def write_generated_folder(
    folder: Path,
    *,
    adoptions: int,
    regions: int = 50,
    municipalities: int = 2_000,
    topics: int = 20,
    practices: int = 500,
    people: int = 0,
    teams: int = 0,
    projects: int = 0,
    seed: int = 1,
) -> Path:
    """Write a folder with one data set and return it. The same arguments always give the same files.

    Each adoption has its own pair of practice and municipality; every tenth derives from an earlier one. Each person
    and each project belongs to one team.

    Raises ValueError if there are fewer pairs than adoptions, or people or projects without a team.
    """
    if adoptions > practices * municipalities:
        raise ValueError("there are more adoptions than pairs of practice and municipality")
    if (people or projects) and not teams:
        raise ValueError("people and projects need teams")
    choice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, "datasets", ("id", "title", "licence"), [("dataset:synthetic", MARK, "CC0")])
    _write(folder, "sources", ("id", "title"), [(SOURCE, MARK)])
    _write(
        folder,
        "regions",
        ("id", "nameRu", "nameEn", "country", "sources"),
        ((f"region:synthetic-{r}", f"Область {r}", f"Region {r}", "ZZ", SOURCE) for r in range(regions)),
    )
    _write(
        folder,
        "municipalities",
        ("id", "nameRu", "nameEn", "country", "kind", "population", "latitude", "longitude", "region", "sources"),
        (
            (
                f"municipality:synthetic-{m}",
                f"Город {m}",
                f"Town {m}",
                "ZZ",
                "CITY",
                choice.randrange(10**6),
                choice.randint(-90, 90),
                choice.randint(-180, 180),
                f"region:synthetic-{m % regions}",
                SOURCE,
            )
            for m in range(municipalities)
        ),
    )
    _write(
        folder,
        "topics",
        ("id", "nameRu", "nameEn", "notation", "broader"),
        (
            (f"topic:synthetic-{t}", f"Тема {t}", f"Topic {t}", f"Z{t}", f"topic:synthetic-{t // 2}" if t else "")
            for t in range(topics)
        ),
    )
    _write(
        folder,
        "practices",
        ("id", "nameRu", "nameEn", "summaryEn", "topics", "sources"),
        (
            (
                f"practice:synthetic-{p}",
                f"Практика {p}",
                f"Practice {p}",
                f"Made up, number {p}",
                "|".join(f"topic:synthetic-{t}" for t in sorted({p % topics, p * 7 % topics})),
                SOURCE,
            )
            for p in range(practices)
        ),
    )
    _write(
        folder,
        "adoptions",
        ("id", "practice", "territory", "derivedFrom", *STAGES, "sources"),
        _adoptions(choice, adoptions, practices, municipalities),
    )
    if teams:
        _write_teams(folder, teams, people, projects, practices, municipalities)
    return folder


def _write_teams(folder: Path, teams: int, people: int, projects: int, practices: int, municipalities: int) -> None:
    _write(
        folder,
        "teams",
        ("id", "nameRu", "nameEn", "territory", "sources"),
        (
            (f"team:synthetic-{t}", f"Команда {t}", f"Team {t}", f"municipality:synthetic-{t % municipalities}", SOURCE)
            for t in range(teams)
        ),
    )
    _write(
        folder,
        "people",
        ("id", "nameRu", "sources"),
        ((f"person:synthetic-{p}", f"Человек {p}", SOURCE) for p in range(people)),
    )
    _write(
        folder,
        "members",
        ("person", "team", "roleRu", "sources"),
        ((f"person:synthetic-{p}", f"team:synthetic-{p % teams}", f"Роль {p % 5}", SOURCE) for p in range(people)),
    )
    _write(
        folder,
        "projects",
        ("id", "nameRu", "nameEn", "status", "teams", "territory", "practices", "sources"),
        (
            (
                f"project:synthetic-{p}",
                f"Проект {p}",
                f"Project {p}",
                "BEING_CARRIED_OUT",
                f"team:synthetic-{p % teams}",
                f"municipality:synthetic-{p % teams % municipalities}",
                f"practice:synthetic-{p % practices}",
                SOURCE,
            )
            for p in range(projects)
        ),
    )


def _adoptions(choice: random.Random, count: int, practices: int, municipalities: int) -> Iterable[tuple]:
    for number in range(count):
        # Adjacent rows differ in practice and municipality, as in real data, and no pair occurs twice.
        turn, practice = divmod(number, practices)
        municipality = (turn + 7 * practice) % municipalities
        derived = f"adoption:synthetic-{choice.randrange(number)}" if number and number % 10 == 0 else ""
        year = choice.randint(1950, 2020)
        dates = tuple(str(year + later) if later <= number % 5 else "" for later in range(5))
        yield (
            f"adoption:synthetic-{number}",
            f"practice:synthetic-{practice}",
            f"municipality:synthetic-{municipality}",
            derived,
            *dates,
            SOURCE,
        )


def _write(folder: Path, name: str, header: Sequence[str], rows: Iterable[Sequence]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=MARK)
    parser.add_argument("folder", type=Path)
    for option, default in (("adoptions", 200_000), ("municipalities", 2_000), ("practices", 500)):
        parser.add_argument(f"--{option}", type=int, default=default)
    options = parser.parse_args()
    write_generated_folder(
        options.folder, adoptions=options.adoptions, practices=options.practices, municipalities=options.municipalities
    )


if __name__ == "__main__":
    main()
