"""Municipalities of Russia, upper level: `python -m data.prepare.municipalities` writes `data/municipalities/`."""

from collections import defaultdict
from pathlib import Path

from data.prepare.russia import region
from data.prepare.russian_territories import DISTRICT, FIRST_YEAR, KINDS, VALID, Territories, Territory, Version
from data.prepare.tables import DATA, ORIGINALS, local, read, write, write_lines

DATASET = {
    "id": "dataset:municipalities",
    "title": "Municipalities of Russia, 2018 to 2024 (SberIndex) / Муниципальные образования России (СберИндекс)",
    "url": "https://sberindex.ru",
    "publisher": "СберИндекс",
    "licence": "CC-BY-SA-4.0",
    "attribution": "SberIndex: dictionary of municipalities with their changes; Rosstat: population; CC BY-SA 4.0; "
    "changed, see data/municipalities/README.md",
    "version": "SergioGabalerro/SberIndex-Hackathon-2025-ver2 ab95d8c",
    "descriptionRu": "2594 муниципальных образования верхнего уровня и 66 упразднённых, с кодами ОКТМО, центрами, "
    "численностью населения и предшественниками. Преобразования с 2025 года не учтены.",
    "descriptionEn": "2,594 upper-level municipalities and 66 that have ended, with OKTMO codes, centres, population "
    "and predecessors. Changes from 2025 on are missing.",
}
DICTIONARY, POPULATION_TABLE = "source:sberindex-municipalities", "source:rosstat-population"
SOURCES = [
    {
        "id": DICTIONARY,
        "title": "Справочник муниципальных образований с изменениями границ (СберИндекс)",
        "url": "https://sberindex.ru",
        "publisher": "СберИндекс",
        "licence": "CC-BY-SA-4.0",
        "descriptionRu": "Версии муниципальных образований с 2018 по 2024 год; по копии в открытом репозитории.",
        "descriptionEn": "Versions of municipalities from 2018 to 2024; from a copy in a public repository.",
    },
    {
        "id": POPULATION_TABLE,
        "title": "База данных показателей муниципальных образований: численность населения (Росстат)",
        "publisher": "Росстат",
        "licence": "CC-BY-SA-4.0",
        "descriptionRu": "2023 и 2024 годы, в выгрузке СберИндекса.",
        "descriptionEn": "2023 and 2024, as the SberIndex pack gives them.",
    },
]
#: Territories whose inhabitants in the table are wrong, by id: null then. Пенза, the capital of its region with 519,592
#: inhabitants in the set `russia`, has 5,743 and 5,624.
NOT_CREDIBLE = frozenset({"1734"})
POPULATION = {
    "id": "indicator:population",
    "nameRu": "Численность населения",
    "nameEn": "Population",
    "unit": "people",
    "descriptionRu": "Всё население муниципального образования, во всех его населённых пунктах.",
    "descriptionEn": "All inhabitants of the municipality, in all of its settlements.",
    "sources": POPULATION_TABLE,
}
POPULATION_YEARS = ("2023", "2024")


def municipality(territories: Territories, territory: Territory, regions: dict[str, str], people: str | None) -> dict:
    """Return the row of a territory. A territory that is a city adds to the city's node and keeps its name."""
    last, first = territory.last, territory.versions[0]
    is_city = territory.id in territories.city_of
    row = {
        "id": territories.node(territory),
        "nameRu": None if is_city else common_name(last),
        "country": "RU",
        "oktmo": None if territories.has_lost_oktmo(territory) else last.oktmo,
        "kind": KINDS[last.kind],
        "latitude": float(last.latitude) if last.latitude and not is_city else None,
        "longitude": float(last.longitude) if last.longitude and not is_city else None,
        "population": int(people) if people else None,
        "validFrom": first.begin if first.begin != FIRST_YEAR else None,
        "validTo": last.end if last.end != VALID else None,
        "districtUntil": territories.district_until(territory),
        "region": regions[last.region],
        "sources": [DICTIONARY, POPULATION_TABLE] if people else [DICTIONARY],
    }
    return {column: value for column, value in row.items() if value is not None}


def common_name(version: Version) -> str:
    """Return the name of a municipality: of a district without the word «муниципальный».

    >>> from types import SimpleNamespace as V
    >>> common_name(V(kind=DISTRICT, short_name="Калманский", name="Калманский муниципальный район"))
    'Калманский район'
    >>> common_name(V(kind=DISTRICT, short_name="Заполярный", name="муниципальный район Заполярный район"))
    'Заполярный район'
    """
    if version.kind != DISTRICT:
        return version.name
    if version.name == f"{version.short_name} муниципальный район":
        return f"{version.short_name} район"
    rest = version.name.removeprefix("муниципальный район ")
    return rest if "район" in rest else version.name


def predecessors(territories: Territories) -> dict[str, list[str]]:
    """Return the nodes of the predecessors of each territory that a union, a division or a transfer began."""
    found: dict[str, list[str]] = defaultdict(list)
    for ended, begun in territories.changes.values():
        for territory in begun:
            found[territory.id] += [territories.node(each) for each in ended]
    return found


def codes(territories: Territories, territory: Territory) -> list[dict]:
    """Return the OKTMO codes of a territory with the years in which each was valid, null at the dictionary's bounds."""
    node = territories.node(territory)
    owner = local(node).removeprefix("fias-").removeprefix("oktmo-")
    rows: dict[str, dict] = {}
    for version in territory.versions:
        row = rows.setdefault(
            version.oktmo,
            {
                "id": f"code:oktmo/{version.oktmo}/{owner}",
                "scheme": "OKTMO",
                "value": version.oktmo,
                "validFrom": version.begin if version.begin != FIRST_YEAR else None,
                "validTo": None,
                "territory": node,
                "sources": DICTIONARY,
            },
        )
        row["validTo"] = version.end if version.end != VALID else None
    return list(rows.values())


def prepare(originals: Path, target: Path) -> None:
    """Write the data set from the published files under `originals` to `target`."""
    territories = Territories.read(originals)
    regions = {row["kladr_id"][:2]: region(row)["id"] for row in read(originals / "russia" / "region.csv")}
    table = {row["territory_id"]: row for row in read(originals / "municipalities" / "population_by_territory.csv")}
    population = {each.id: inhabitants(each, table[each.id]) for each in territories if each.id in table}
    before = predecessors(territories)
    rows = [
        municipality(territories, each, regions, population.get(each.id, {}).get(POPULATION_YEARS[-1]))
        | ({"precededBy": before[each.id]} if each.id in before else {})
        for each in territories
    ]
    lies_in = [
        {
            "id": f"municipality:fias-{fias}",
            "country": "RU",
            "kind": "CITY",
            "partOf": territories.node(territory),
            "sources": [DICTIONARY],
        }
        for fias, territory in territories.place_of_city.items()
        if territories.city_of.get(territory.id) != fias
    ]
    write(target, "datasets", [DATASET])
    write(target, "sources", SOURCES)
    write_lines(target, "municipalities", rows + lies_in)
    write(target, "codes", [code for each in territories for code in codes(territories, each)])
    write(target, "indicators", [POPULATION])
    write(
        target,
        "observations",
        [
            {
                "id": f"observation:population-{year}/{local(territories.node(each))}",
                "indicator": POPULATION["id"],
                "subject": territories.node(each),
                "value": value,
                "unit": POPULATION["unit"],
                "period": year,
                "sources": POPULATION_TABLE,
            }
            for each in territories
            for year, value in population.get(each.id, {}).items()
            if value
        ],
    )


def inhabitants(territory: Territory, row: dict[str, str]) -> dict[str, str | None]:
    """Return the inhabitants of a territory by year.

    The table also has values of territories that had ended by then: those of their successors.
    """
    end = territory.last.end
    years = [year for year in POPULATION_YEARS if end == VALID or year < end]
    return {} if territory.id in NOT_CREDIBLE else {year: people(row[f"population_{year}"]) for year in years}


def people(text: str) -> str | None:
    """Return the inhabitants as a whole number; None if they are missing or 0."""
    return str(int(float(text))) if text and float(text) > 0 else None


if __name__ == "__main__":
    prepare(ORIGINALS, DATA / "municipalities")
