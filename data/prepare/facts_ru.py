"""The dated facts about Russian municipalities, with their pages and corrections."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from data.prepare.tables import read

Fact = Mapping[str, str]

#: Values of facts that differ from the file's. The date of these two is that of the page of 2021, which by its address
#: announces the libraries of 2022; facts about model libraries have the year of the funding.
CORRECTIONS: dict[str, dict[str, str]] = {"ruf0317": {"date": ""}, "ruf0318": {"date": ""}}


def checked(originals: Path) -> list[Fact]:
    """Return the facts that were read twice, corrected."""
    facts = read(originals / "practices-ru" / "facts.csv")
    return [fact | CORRECTIONS.get(fact["fact_id"], {}) for fact in facts if fact["checked"] == "yes"]


def urls(fact: Fact) -> list[str]:
    """Return the addresses of the pages that state a fact."""
    return [url for url in (fact["source_url"], fact["source_url_2"]) if url]


def source_id(url: str) -> str:
    """Return the id of the page with this address."""
    return f"source:page-{hashlib.sha256(url.encode()).hexdigest()[:12]}"


def source(url: str) -> dict:
    """Return the row of a page. Its title is the site's name: titles were not copied."""
    site = urlsplit(url).netloc.removeprefix("www.")
    return {"id": source_id(url), "title": site, "url": url, "publisher": site}


def sources(facts: Sequence[Fact]) -> str:
    """Return the references to the pages of some facts, each once."""
    return "|".join(dict.fromkeys(source_id(url) for fact in facts for url in urls(fact)))


def day(fact: Fact) -> str:
    """Return the date of a fact, as precise as it is known."""
    return fact["date"] or fact["year"]
