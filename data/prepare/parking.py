"""Parking reforms of municipalities: `python -m data.prepare.parking` writes `data/parking/`."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from data.prepare.coverage import SAMPLE, coverage
from data.prepare.tables import DATA, ORIGINALS, local, read, slug, write, write_lines

DATASET = {
    "id": "dataset:parking",
    "title": "Reform map of the Parking Reform Network",
    "url": "https://github.com/ParkingReformNetwork/reform-map",
    "publisher": "Parking Reform Network",
    "licence": "MIT",
    "attribution": "Parking Reform Network, reform map (ParkingReformNetwork/reform-map), MIT, "
    "(c) 2021 Parking Reform Network",
    "version": "ParkingReformNetwork/reform-map b002cd3",
    "descriptionRu": "Реформы норм парковки, принятые муниципалитетами. У большинства записей нет даты: "
    "время принятия неизвестно, считать эти реформы новыми нельзя.",
    "descriptionEn": "Parking reforms that municipalities adopted. Most have no date: their time is unknown, "
    "they are not new.",
}
MAP = "source:parking-reform-map"
EDITORIAL = "source:editorial"
SOURCES = [
    {
        "id": MAP,
        "title": "Reform map of the Parking Reform Network (data/core.json)",
        "url": "https://github.com/ParkingReformNetwork/reform-map",
        "publisher": "Parking Reform Network",
        "licence": "MIT",
    },
    {
        "id": EDITORIAL,
        "title": "Tirazh, editorial / Тираж, редакция",
        "publisher": "Tirazh",
        "descriptionRu": "Классификация и формулировки редакции «Тиража», а не сведения из источника.",
        "descriptionEn": "Our own classification and wording, not the statement of a source.",
    },
]
TOPIC = {
    "id": "topic:parking-reform",
    "nameRu": "Парковочная реформа",
    "nameEn": "Parking reform",
    "notation": "parking-reform",
    "scheme": "editorial",
    "sources": EDITORIAL,
}

#: ISO 3166-1 alpha-2 codes of the countries that the file names.
COUNTRIES = {
    "Australia": "AU",
    "Austria": "AT",
    "Brazil": "BR",
    "Canada": "CA",
    "China": "CN",
    "Cook Islands": "CK",
    "Denmark": "DK",
    "Finland": "FI",
    "France": "FR",
    "Germany": "DE",
    "Iceland": "IS",
    "India": "IN",
    "Ireland": "IE",
    "Israel": "IL",
    "Korea": "KR",  # the only place in the file is Seoul
    "Mexico": "MX",
    "Netherlands": "NL",
    "New Zealand": "NZ",
    "Singapore": "SG",
    "South Africa": "ZA",
    "Sweden": "SE",
    "Switzerland": "CH",
    "United Kingdom": "GB",
    "United States": "US",
}

#: English and Russian names of the parts of a practice `policy|land use|scope`.
POLICIES = {
    "add_max": ("Set parking maximums", "Установить максимальные нормы парковки"),
    "reduce_min": ("Reduce parking minimums", "Снизить минимальные нормы парковки"),
    "rm_min": ("Remove parking minimums", "Отменить минимальные нормы парковки"),
}
LAND_USES = {
    "all uses": ("all uses", "все виды использования"),
    "commercial": ("commercial", "коммерческое использование"),
    "industrial": ("industrial", "промышленное использование"),
    "medical": ("medical", "медицинское использование"),
    "other": ("other uses", "прочие виды использования"),
    "residential, all uses": ("residential (all uses)", "жильё (все виды)"),
    "residential, low-density": ("residential (low-density)", "жильё (малая плотность застройки)"),
    "residential, multi-family": ("residential (multi-family)", "жильё (многоквартирное)"),
}
SCOPES = {
    "citywide": ("citywide", "весь город"),
    "city center / business district": ("city center / business district", "центр города / деловой район"),
    "main street / special": ("main street / special", "главная улица / особая зона"),
    "transit-oriented": ("transit-oriented", "рядом с общественным транспортом"),
    "regional": ("regional", "весь регион"),
}
#: Where minimums are removed, none is left to lower.
GOES_FURTHER = {"rm_min": {"reduce_min"}}
PARTS_OF_USES = {
    "all uses": LAND_USES.keys() - {"all uses"},
    "residential, all uses": {"residential, low-density", "residential, multi-family"},
}
#: A law of a whole region may apply to a part of each city only, so `regional` includes no other scope.
PARTS_OF_SCOPES = {"citywide": SCOPES.keys() - {"citywide", "regional"}}
#: The file has "?" as its land use and scope; the term has no established Russian equivalent.
BENEFIT_DISTRICT = "benefit_district|?|?"


def practice_id(combination: str) -> str:
    """Return the id of a practice.

    >>> practice_id("rm_min|all uses|citywide"), practice_id("benefit_district|?|?")
    ('practice:parking-rm-min-all-uses-citywide', 'practice:parking-benefit-district')
    """
    return f"practice:parking-{slug(combination)}"


def includes(broader: str, narrower: str) -> bool:
    """Return whether a reform includes another, which goes less far or covers a part of its land uses and scope.

    >>> includes("rm_min|all uses|citywide", "reduce_min|all uses|city center / business district")
    True
    >>> includes("rm_min|all uses|regional", "rm_min|all uses|citywide")
    False
    """
    if broader == narrower:
        return False
    wholes = GOES_FURTHER, PARTS_OF_USES, PARTS_OF_SCOPES
    return all(
        part == whole or part in parts.get(whole, ())
        for whole, part, parts in zip(broader.split("|"), narrower.split("|"), wholes, strict=True)
    )


def directly_included(combination: str, combinations: Iterable[str]) -> list[str]:
    """Return the reforms that a reform includes directly, not through another one.

    >>> uses = ["rm_min|all uses|citywide", "rm_min|residential, all uses|citywide"]
    >>> directly_included(uses[0], [*uses, "rm_min|residential, low-density|citywide"])
    ['rm_min|residential, all uses|citywide']
    """
    included = [each for each in combinations if includes(combination, each)]
    return [each for each in included if not any(includes(other, each) for other in included)]


def practice(combination: str, combinations: Iterable[str] = ()) -> dict:
    """Return a practice with its English and Russian names, and those of the other practices that it includes.

    >>> practice("rm_min|residential, multi-family|citywide")["nameEn"]
    'Remove parking minimums: residential (multi-family), citywide'
    """
    if combination == BENEFIT_DISTRICT:
        name_en, name_ru = "Parking benefit district", None
    else:
        policy, use, scope = combination.split("|")
        words = zip(POLICIES[policy], LAND_USES[use], SCOPES[scope], strict=True)
        name_en, name_ru = ("{}: {}, {}".format(*language) for language in words)
    return {
        "id": practice_id(combination),
        "nameRu": name_ru,
        "nameEn": name_en,
        "topics": TOPIC["id"],
        "includes": "|".join(map(practice_id, directly_included(combination, combinations))),
        "sources": f"{MAP}|{EDITORIAL}",
    }


def region_id(country: str, state: str, us_states: dict[str, str]) -> str:
    """Return the id of a region: that in `spid` for a US state, otherwise one built from country and state."""
    if country == "United States" and state in us_states:
        return us_states[state]
    return f"region:{slug(country)}-{slug(state)}"


def municipality_id(unit: dict[str, str]) -> str:
    place = filter(None, (unit["state"], unit["name"]))
    return "-".join((f"municipality:{COUNTRIES[unit['country']].lower()}", *map(slug, place)))


def figures(unit: dict[str, str]) -> dict:
    """Return the coordinates and population of a unit, which are undated in the file."""
    return {"latitude": float(unit["lat"]), "longitude": float(unit["lon"]), "population": int(unit["population"])}


def regions(units: list[dict[str, str]], us_states: dict[str, str]) -> list[dict]:
    """Return the states and provinces that are not in `spid`, and the states of `spid` with adoptions of their own.

    A state or province that is a unit has coordinates and a population; others, named by a municipality, have only a
    name. A state of `spid` keeps its values there, so its row has only the required columns.
    """
    result: dict[str, dict] = {}
    # State units come last and replace the rows from municipalities, which have less data.
    for unit in sorted(units, key=lambda unit: unit["type"] == "state"):
        is_unit = unit["type"] == "state"
        name = unit["name"] if is_unit else unit["state"]
        id_ = region_id(unit["country"], name, us_states)
        known = id_ in us_states.values()
        if not name or (known and not is_unit):
            continue
        row = {"id": id_, "country": COUNTRIES[unit["country"]], "sources": [MAP]}
        if not known:
            row["nameEn"] = name
            if is_unit:
                row |= {"category": "state", **figures(unit)}
        result[id_] = row
    return [result[id_] for id_ in sorted(result)]


def municipality(unit: dict[str, str], us_states: dict[str, str]) -> dict:
    state = unit["state"]
    return {
        "id": municipality_id(unit),
        "nameEn": unit["name"],
        "country": COUNTRIES[unit["country"]],
        "kind": {"city": "CITY", "county": "COUNTY"}[unit["type"]],
        **figures(unit),
        "region": region_id(unit["country"], state, us_states) if state else None,
        "sources": MAP,
    }


def adoption(row: dict[str, str], territory: str) -> dict:
    """Return an adoption; one without a date in the file is in force since an unknown time."""
    return {
        "id": f"adoption:parking/{local(territory)}/{slug(row['practice'])}",
        "practice": practice_id(row["practice"]),
        "territory": territory,
        "stage": None if row["date"] else "RUNNING",
        "runningOn": row["date"] or None,
        "sources": MAP,
    }


def coverages(units: list[dict[str, str]], adopted: list[dict[str, str]]) -> list[dict]:
    """The coverage of each country and level: a sample of adopters."""
    place = {unit["unit"]: (unit["country"], "REGION" if unit["type"] == "state" else "MUNICIPALITY") for unit in units}
    practices: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in adopted:
        practices[place[row["unit"]]].add(practice_id(row["practice"]))
    return [
        coverage(
            f"parking-{COUNTRIES[country]}-{level}",
            SAMPLE,
            level,
            COUNTRIES[country],
            sorted(found),
            MAP,
            note=(
                "На карте отмечены только территории с реформами; большинство записей без даты.",
                "The map lists territories with reforms only; most records have no date.",
            ),
        )
        for (country, level), found in sorted(practices.items())
    ]


def prepare(originals: Path, target: Path) -> None:
    """Read `originals/parking` and the states of `originals/spid`, and write the data set to `target`."""
    us_states = {row["unit"]: f"region:US-{row['abbr']}" for row in read(originals / "spid" / "units.csv")}
    # Countries are not territories of the model: they and their adoptions are omitted.
    units = [unit for unit in read(originals / "parking" / "units.csv") if unit["type"] != "country"]
    places = [unit for unit in units if unit["type"] != "state"]
    adoptions = read(originals / "parking" / "adoptions.csv")
    territory_of = {unit["unit"]: municipality_id(unit) for unit in places} | {
        unit["unit"]: region_id(unit["country"], unit["name"], us_states) for unit in units if unit["type"] == "state"
    }

    write(target, "datasets", [DATASET])
    write(target, "sources", SOURCES)
    write(target, "topics", [TOPIC])
    write_lines(target, "regions", regions(units, us_states))
    write(target, "municipalities", [municipality(unit, us_states) for unit in places])
    combinations = sorted({row["practice"] for row in adoptions})
    write(target, "practices", [practice(name, combinations) for name in combinations])
    listed = [row for row in adoptions if row["unit"] in territory_of]
    write(target, "adoptions", [adoption(row, territory_of[row["unit"]]) for row in listed])
    write(target, "coverages", coverages(units, listed))


if __name__ == "__main__":
    prepare(ORIGINALS, DATA / "parking")
