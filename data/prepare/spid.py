"""US states and their policies (SPID): `python -m data.prepare.spid` writes `data/spid/`."""

import collections
import re
from pathlib import Path

from data.prepare.coverage import COMPLETE, coverage
from data.prepare.tables import DATA, ORIGINALS, local, read, slug, write

COMMIT = "78bee0b546d803223f39b8beda9c1fb831e67741"
DATASET = {
    "id": "dataset:spid",
    "title": "State Policy Innovation and Diffusion database (SPID)",
    "url": "https://doi.org/10.7910/DVN/CVYSR7",
    "publisher": "Harvard Dataverse; R package NetworkInference",
    "licence": "MIT",
    "attribution": "Boehmke et al. 2018, State Policy Innovation and Diffusion (SPID) Database, "
    "doi:10.7910/DVN/CVYSR7, as distributed in the R package NetworkInference "
    "(Linder and Desmarais, MIT)",
    "version": f"desmarais-lab/NetworkInference {COMMIT}",
    "descriptionRu": "Штаты США и годы, когда каждый из них впервые принял ту или иную меру государственной "
    "политики, по 2005 год. Сведения о мере заканчиваются последним годом, который охватил собравший их "
    "исследователь, а единообразные законы штатов попадают в базу целыми группами, поэтому тенденции отчасти "
    "объясняются тем, как собраны данные.",
    "descriptionEn": "US states and the year in which each first adopted a policy, to 2005. The coding of a "
    "policy stops in its coder's last year and uniform-law acts arrive in batches: "
    "a trend is partly an artefact of the collection.",
}
DATABASE, PACKAGE = "source:spid", "source:networkinference"
SOURCES = [
    {
        "id": DATABASE,
        "title": "State Policy Innovation and Diffusion (SPID) Database",
        "url": "https://doi.org/10.7910/DVN/CVYSR7",
        "publisher": "Harvard Dataverse",
        "author": "Frederick J. Boehmke, Mark Brockway, Bruce A. Desmarais, Jeffrey J. Harden, Scott LaCombe, "
        "Fridolin Linder, Hanna Wallach",
        "date": "2018",
    },
    {
        "id": PACKAGE,
        "title": "NetworkInference: Inferring Latent Diffusion Networks (R package)",
        "url": "https://github.com/desmarais-lab/NetworkInference",
        "author": "Fridolin Linder, Bruce Desmarais",
        "licence": "MIT",
        "descriptionRu": f"Копия базы SPID, из которой взяты данные (коммит {COMMIT[:7]}).",
        "descriptionEn": f"The copy of the SPID database that the data were taken from (commit {COMMIT[:7]}).",
    },
]
BOTH = f"{DATABASE}|{PACKAGE}"


def coder_id(name: str) -> str:
    return f"source:spid-coder-{slug(name)}"


def topic_id(name: str) -> str:
    return f"topic:policy-agendas-{slug(name)}"


def practice_id(code: str) -> str:
    return f"practice:spid-{slug(code)}"


def description(row: dict[str, str]) -> str:
    """Return the description of a policy without repeated spaces, R's escapes and a trailing comma.

    >>> description({"description": 'Permits  The Formation Of \\\\"Companies\\\\", '})
    'Permits The Formation Of "Companies"'
    """
    text = row["description"].replace('\\"', '"').replace("``", '"')
    return re.sub(r"\s+", " ", text).strip(" ,")


def practices(rows: list[dict[str, str]]) -> list[dict]:
    """Return the policies, named by their descriptions, with the code appended to a shared description."""
    counts = collections.Counter(description(row) for row in rows)
    return [
        {
            "id": practice_id(row["practice"]),
            "nameEn": name if counts[name := description(row)] == 1 else f"{name} ({row['practice']})",
            "summaryEn": f"SPID code: {row['practice']}",
            "topics": topic_id(row["topic"]),
            "sources": f"{BOTH}|{coder_id(row['source'])}",
        }
        for row in rows
    ]


def region(row: dict[str, str]) -> dict:
    code = f"US-{row['abbr']}"
    return {
        "id": f"region:{code}",
        "nameEn": row["unit"],
        "country": "US",
        "isoCode": code,
        "category": "state",
        "macroregion": row["region"],
        "division": row["division"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "population": int(float(row["population"])),
        "sources": DATABASE,
    }


def adoption(row: dict[str, str], territory: str) -> dict:
    """Return the first adoption of a policy by a state, in force since its year."""
    return {
        "id": f"adoption:spid/{local(territory)}/{slug(row['practice'])}",
        "practice": practice_id(row["practice"]),
        "territory": territory,
        "runningOn": row["year"],
        "sources": DATABASE,
    }


def coverages(policies: list[dict[str, str]], adoptions: list[dict[str, str]]) -> list[dict]:
    """The coverage of each coder's policies: complete between the first and the last year that the coder has."""
    years: dict[str, list[int]] = collections.defaultdict(list)
    coder_of = {row["practice"]: row["source"] for row in policies}
    for row in adoptions:
        years[coder_of[row["practice"]]].append(int(row["year"]))
    return [
        coverage(
            f"spid-{coder}",
            COMPLETE,
            "REGION",
            "US",
            [practice_id(row["practice"]) for row in policies if row["source"] == coder],
            DATABASE,
            years=(str(min(found)), str(max(found))),
            note=(
                "Учтены все штаты до последнего года кодировщика; более поздние решения неизвестны.",
                "All states until the coder's last year; later decisions are unknown.",
            ),
        )
        for coder, found in sorted(years.items())
    ]


def prepare(originals: Path, target: Path) -> None:
    """Read the four tables in `originals` and write the data set to `target`."""
    units, policies = read(originals / "units.csv"), read(originals / "practices.csv")
    region_of = {row["unit"]: f"region:US-{row['abbr']}" for row in units}
    coders = sorted({row["source"] for row in policies})
    topics = sorted({row["topic"] for row in policies})

    write(target, "datasets", [DATASET])
    write(
        target,
        "sources",
        SOURCES
        + [
            {
                "id": coder_id(name),
                "title": f"SPID: policies coded from “{name}”",
                "descriptionEn": f"The column “source” of SPID's list of policies says: {name}.",
            }
            for name in coders
        ],
    )
    write(target, "regions", [region(row) for row in units])
    write(
        target,
        "codes",
        [
            {
                "id": f"code:usps/{row['abbr']}",
                "scheme": "USPS",
                "value": row["abbr"],
                "territory": region_of[row["unit"]],
                "sources": DATABASE,
            }
            for row in units
        ],
    )
    write(
        target,
        "borders",
        [
            {"a": region_of[row["a"]], "b": region_of[row["b"]], "sources": DATABASE}
            for row in read(originals / "borders.csv")
        ],
    )
    write(
        target,
        "topics",
        [
            {
                "id": topic_id(name),
                "nameEn": name,
                "notation": slug(name),
                "scheme": "policy-agendas",
                "sources": DATABASE,
            }
            for name in topics
        ],
    )
    write(target, "practices", practices(policies))
    adoptions = read(originals / "adoptions.csv")
    write(target, "adoptions", [adoption(row, region_of[row["unit"]]) for row in adoptions])
    write(target, "coverages", coverages(policies, adoptions))


if __name__ == "__main__":
    prepare(ORIGINALS / "spid", DATA / "spid")
