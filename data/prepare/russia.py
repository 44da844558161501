"""Regions and cities of Russia: `python -m data.prepare.russia` writes `data/russia/`."""

import re
from pathlib import Path

from data.prepare.tables import DATA, ORIGINALS, local, read, write

DATASET = {
    "id": "dataset:russia",
    "title": "Regions and cities of Russia (HFLabs) / Регионы и города России (HFLabs)",
    "url": "https://github.com/hflabs/city",
    "publisher": "HFLabs (DaData.ru)",
    "licence": "CC-BY-SA-4.0",
    "attribution": "HFLabs / DaData.ru: hflabs/region and hflabs/city, CC BY-SA 4.0; "
    "changed, see data/russia/README.md",
    "version": "hflabs/region 0c9550cc4a18c553b54229257980a417d99bb43b, "
    "hflabs/city ae661bffe572880472249097c9b29c42b09650ea",
    "descriptionRu": "86 регионов и 1117 городов с кодами. Численность населения — без даты, часть данных устарела.",
    "descriptionEn": "86 regions and 1,117 cities with their codes. Populations are undated, partly stale.",
}
REGION_FILE, CITY_FILE = "source:hflabs-region", "source:hflabs-city"
SOURCES = [
    {
        "id": REGION_FILE,
        "title": "hflabs/region: регионы России",
        "url": "https://github.com/hflabs/region",
        "publisher": "HFLabs (DaData.ru)",
        "date": "2022-12-19",
        "licence": "CC-BY-SA-4.0",
        "descriptionRu": "По данным ФИАС, GeoNames и DaData.ru.",
        "descriptionEn": "From FIAS, GeoNames and DaData.ru.",
    },
    {
        "id": CITY_FILE,
        "title": "hflabs/city: города России",
        "url": "https://github.com/hflabs/city",
        "publisher": "HFLabs (DaData.ru)",
        "licence": "CC-BY-SA-4.0",
        "descriptionRu": "По данным DaData.ru; численность населения и год основания — по Википедии, без даты.",
        "descriptionEn": "From DaData.ru; population and year of foundation as in Wikipedia, undated.",
    },
]
#: Of the city itself: its municipality, which may be the same node, has more inhabitants if it has other settlements.
POPULATION = {
    "id": "indicator:city-population",
    "nameRu": "Численность населения города",
    "nameEn": "Population of the city",
    "unit": "people",
    "descriptionRu": "Без других населённых пунктов городского округа, даже если узел у города и округа общий.",
    "descriptionEn": "Without the other settlements of its urban okrug, even if city and okrug are one node.",
    "sources": CITY_FILE,
}

#: The types, by their abbreviations in the file.
CATEGORIES = {
    "Респ": "республика",
    "край": "край",
    "обл": "область",
    "АО": "автономный округ",
    "Аобл": "автономная область",
    "г": "город",
    "Чувашия": "республика",  # the file has the short name instead of the type
}
#: The types as words of a region's name; "г" is not part of a name.
WORDS = {"Респ": "Республика", "обл": "область", "АО": "автономный округ", "Аобл": "автономная область"}
COUNTRIES = {"Россия": "RU"}


def region_name(row: dict[str, str]) -> str:
    """Return the full name of a region, with its type spelled out.

    >>> region_name({"type": "обл", "name": "Амурская", "name_with_type": "Амурская обл"})
    'Амурская область'
    >>> region_name({"type": "Респ", "name": "Саха /Якутия/", "name_with_type": "Респ Саха /Якутия/"})
    'Республика Саха (Якутия)'
    >>> region_name({"type": "г", "name": "Москва", "name_with_type": "г Москва"})
    'Москва'
    """
    if row["type"] == "г":
        return row["name"]
    name = " ".join(WORDS.get(word, word) for word in row["name_with_type"].split())
    return re.sub(r"/(.+?)/", r"(\1)", name)


def region(row: dict[str, str]) -> dict:
    """Return a region, identified by its ISO code; all regions of the file are in Russia."""
    return {
        "id": f"region:{row['iso_code']}",
        "nameRu": region_name(row),
        "nameEn": row["geoname_name"],
        "country": "RU",
        "isoCode": row["iso_code"],
        "oktmo": row["oktmo"],
        "category": CATEGORIES[row["type"]],
        "macroregion": row["federal_district"],
        "timezone": row["timezone"],
        "sources": REGION_FILE,
    }


def city(row: dict[str, str], region_id: str) -> dict:
    """Return a city, identified by its FIAS id because OKTMO codes repeat."""
    year = row["foundation_year"]
    return {
        "id": f"municipality:fias-{row['fias_id']}",
        # The name is in the column of the city's FIAS level, which is the last non-empty one.
        "nameRu": row["settlement"] or row["city"] or row["area"] or row["region"],
        "country": COUNTRIES[row["country"]],
        "oktmo": row["oktmo"],
        "fias": row["fias_id"],
        "kind": "CITY",
        "latitude": row["geo_lat"],
        "longitude": row["geo_lon"],
        "timezone": row["timezone"],
        "foundationYear": None if year.startswith("-") else year,  # the model has no years BC
        "region": region_id,
        "sources": CITY_FILE,
    }


def observation(row: dict[str, str]) -> dict:
    """Return the population of a city as an observation of unknown period, because it is undated."""
    fias = row["fias_id"]
    return {
        "id": f"observation:population/{fias}",
        "indicator": POPULATION["id"],
        "subject": f"municipality:fias-{fias}",
        "value": row["population"],
        "unit": POPULATION["unit"],
        "period": None,
        "sources": CITY_FILE,
    }


def codes(row: dict[str, str], territory: str, source: str, columns: dict[str, str]) -> list[dict]:
    """Return the codes of a territory; their ids contain the territory because two territories may share a code."""
    owner = local(territory).removeprefix("fias-")
    return [
        {
            "id": f"code:{scheme.lower().replace('_', '-')}/{row[column]}/{owner}",
            "scheme": scheme,
            "value": row[column],
            "territory": territory,
            "sources": source,
        }
        for scheme, column in columns.items()
    ]


def prepare(originals: Path, target: Path) -> None:
    """Read `region.csv` and `city.csv` in `originals` and write the data set to `target`."""
    region_rows, city_rows = read(originals / "region.csv"), read(originals / "city.csv")
    of_city = {"FIAS": "fias_id", "KLADR": "kladr_id", "OKATO": "okato", "OKTMO": "oktmo"}
    of_region = of_city | {"ISO_3166_2": "iso_code", "GEONAMES": "geoname_id"}
    regions = [region(row) for row in region_rows]
    # The first two digits of a KLADR code identify the region.
    by_kladr = {row["kladr_id"][:2]: each["id"] for row, each in zip(region_rows, regions, strict=True)}
    cities = [city(row, by_kladr[row["kladr_id"][:2]]) for row in city_rows]

    write(target, "datasets", [DATASET])
    write(target, "sources", SOURCES)
    write(target, "regions", regions)
    write(target, "municipalities", cities)
    write(
        target,
        "codes",
        [
            code
            for rows, territories, source, columns in (
                (region_rows, regions, REGION_FILE, of_region),
                (city_rows, cities, CITY_FILE, of_city),
            )
            for row, territory in zip(rows, territories, strict=True)
            for code in codes(row, territory["id"], source, columns)
        ],
    )
    write(target, "indicators", [POPULATION])
    write(target, "observations", [observation(row) for row in city_rows])


if __name__ == "__main__":
    prepare(ORIGINALS / "russia", DATA / "russia")
