"""Rows about coverage: whether the absence of an adoption means that a territory has not adopted."""

from collections.abc import Iterable

from data.prepare.tables import slug

COMPLETE, SAMPLE = "COMPLETE", "SAMPLE"


def coverage(
    name: str,
    completeness: str,
    level: str,
    country: str,
    practices: Iterable[str],
    sources: str,
    *,
    years: tuple[str, str] | None = None,
    at_risk: str | None = None,
    note: tuple[str, str] | None = None,
) -> dict:
    """Return the row of a coverage. years: the first and the last. note: in Russian and in English."""
    return {
        "id": f"coverage:{slug(name)}",
        "completeness": completeness,
        "level": level,
        "country": country,
        "firstYear": years[0] if years else None,
        "lastYear": years[1] if years else None,
        "atRisk": at_risk,
        "noteRu": note[0] if note else None,
        "noteEn": note[1] if note else None,
        "practices": "|".join(practices),
        "sources": sources,
    }
