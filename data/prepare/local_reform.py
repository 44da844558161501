"""Districts that became one-tier okrugs, 2019 to 2024: `python -m data.prepare.local_reform` writes
`data/local-reform/`.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from data.prepare.coverage import COMPLETE, coverage
from data.prepare.municipalities import DICTIONARY, SOURCES
from data.prepare.russian_territories import DISTRICT, MUNICIPAL_OKRUG, URBAN_OKRUG, Territories, Territory
from data.prepare.tables import DATA, ORIGINALS, local, write

DATASET = {
    "id": "dataset:local-reform",
    "title": "Districts of Russia that became okrugs, 2019 to 2024 / Преобразование районов России в округа",
    "url": "https://sberindex.ru",
    "publisher": "СберИндекс",
    "licence": "CC-BY-SA-4.0",
    "attribution": "SberIndex: dictionary of municipalities with their changes, CC BY-SA 4.0; changed, see "
    "data/local-reform/README.md",
    "version": "SergioGabalerro/SberIndex-Hackathon-2025-ver2 ab95d8c",
    "descriptionRu": "Все преобразования муниципальных районов в муниципальные и городские округа с 2019 по 2024 год. "
    "Преобразования с 2025 года не учтены; решение принимает регион.",
    "descriptionEn": "All changes of municipal districts to municipal and urban okrugs from 2019 to 2024. Changes from "
    "2025 on are missing; regional law decides.",
}
EDITORIAL = {
    "id": "source:editorial",
    "title": "Tirazh, editorial / Тираж, редакция",
    "publisher": "Tirazh",
    "descriptionRu": "Классификация и формулировки редакции «Тиража», а не сведения из источника.",
    "descriptionEn": "Our own classification and wording, not the statement of a source.",
}
TOPIC = {
    "id": "topic:local-government-reform",
    "nameRu": "Организация местного самоуправления",
    "nameEn": "Organisation of local government",
    "notation": "local-government-reform",
    "scheme": "editorial",
    "cofogCode": "01.1",
    "sources": EDITORIAL["id"],
}
PRACTICES = {
    MUNICIPAL_OKRUG: {
        "id": "practice:local-reform-municipal-okrug",
        "nameRu": "Преобразование муниципального района в муниципальный округ",
        "nameEn": "Change of a municipal district to a municipal okrug",
    },
    URBAN_OKRUG: {
        "id": "practice:local-reform-urban-okrug",
        "nameRu": "Преобразование муниципального района в городской округ",
        "nameEn": "Change of a municipal district to an urban okrug",
    },
}
SUMMARY = {
    "summaryRu": "Район и его поселения объединяются в одно муниципальное образование с одним уровнем власти. "
    "Решение принимается законом региона.",
    "summaryEn": "A district and its settlements become one municipality with a single tier. Regional law decides.",
    "topics": TOPIC["id"],
    "sources": f"{DICTIONARY}|{EDITORIAL['id']}",
}


def changes(territories: Territories) -> Iterator[tuple[Territory, str, str]]:
    """Yield each territory that a district became, its kind and the year.

    A district changes its own type, or ends in a union or transfer that begins an okrug; then the okrug adopts.
    """
    for territory in territories:
        for before, after in pairwise(territory.versions):
            if before.kind == DISTRICT and after.kind in PRACTICES:
                yield territory, after.kind, after.begin
    for ended, begun in territories.changes.values():
        districts = sum(territory.last.kind == DISTRICT for territory in ended)
        still = sum(territory.versions[0].kind == DISTRICT for territory in begun)
        if districts > still:
            okrugs = [each for each in begun if each.versions[0].kind in PRACTICES]
            # A transfer leaves its urban okrugs as they were: the district is the one without its former OKTMO.
            codes = {version.oktmo for territory in ended for version in territory.versions[-1:]}
            changed = [each for each in okrugs if len(begun) == 1 or each.versions[0].oktmo not in codes]
            for territory in changed:
                yield territory, territory.versions[0].kind, territory.versions[0].begin


def adoption(territories: Territories, territory: Territory, kind: str, year: str) -> dict:
    """Return the row of an adoption."""
    node, practice = territories.node(territory), PRACTICES[kind]["id"]
    return {
        "id": f"adoption:{local(practice)}/{local(node)}",
        "practice": practice,
        "territory": node,
        "runningOn": year,
        "sources": DICTIONARY,
    }


def prepare(originals: Path, target: Path) -> None:
    """Write the data set from the published files under `originals` to `target`."""
    territories = Territories.read(originals)
    rows = [adoption(territories, *change) for change in changes(territories)]
    write(target, "datasets", [DATASET])
    write(target, "sources", [SOURCES[0], EDITORIAL])
    write(target, "topics", [TOPIC])
    write(target, "practices", [practice | SUMMARY for practice in PRACTICES.values()])
    write(
        target,
        "coverages",
        [
            coverage(
                "local-reform",
                COMPLETE,
                "MUNICIPALITY",
                "RU",
                [practice["id"] for practice in PRACTICES.values()],
                DICTIONARY,
                years=("2019", "2024"),
                at_risk="MUNICIPAL_DISTRICT",
                note=(
                    "Преобразования с 2025 года не учтены. Решение принимается законом региона.",
                    "Changes from 2025 on are missing. Regional law decides.",
                ),
            )
        ],
    )
    write(target, "adoptions", sorted(rows, key=lambda row: row["id"]))


if __name__ == "__main__":
    prepare(ORIGINALS, DATA / "local-reform")
