"""The answers for Russian municipalities at their shipped size: as-of invariance, additivity, refresh."""

from dataclasses import replace

import pytest

from recommend import Recommender, Tables, Territory
from recommend.dates import counts_as_of
from recommend.reading import read_folders
from tests.recommend.shipped import DATA
from tests.recommend.whole_answers import answers

REFORM = ("practice:local-reform-municipal-okrug", "practice:local-reform-urban-okrug")
PRACTICES = (*REFORM, "practice:ru-park", "practice:ru-tourist-tax")
#: A district, one that changed, one that ended in a union, the okrug of that union, a city and an inner city.
PLACES = (
    "municipality:oktmo-01615000",
    "municipality:oktmo-22502000",
    "municipality:oktmo-34620000-until-2019",
    "municipality:oktmo-34520000",
    "municipality:fias-93b3df57-4c89-44df-ac42-96f05e9cd3b9",
    "municipality:oktmo-45301000",
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_folders(DATA / folder for folder in ("municipalities", "local-reform", "practices-ru"))


@pytest.fixture(scope="module")
def recommender(tables) -> Recommender:
    return Recommender(tables)


def known_at(tables: Tables, as_of: str) -> Tables:
    """Return the tables as they would have been at a date: later adoptions, begins, ends and changes are unknown."""

    def known(date: str | None) -> str | None:
        return date if counts_as_of(date, as_of) else None

    def then(t: Territory) -> Territory:
        kind = "MUNICIPAL_DISTRICT" if t.district_until and not known(t.district_until) else t.kind
        return replace(t, kind=kind, district_until=known(t.district_until), valid_to=known(t.valid_to))

    territories = [then(t) for t in tables.territories if t.valid_from is None or known(t.valid_from)]
    ids = {t.id for t in territories}
    adoptions = [
        replace(a, stopped_on=known(a.stopped_on), stopped=bool(known(a.stopped_on)))
        for a in tables.adoptions
        if (a.running_on is None or known(a.running_on)) and a.territory_id in ids
    ]
    return replace(tables, territories=territories, adoptions=adoptions)


def test_what_is_dated_later_changes_no_answer_as_of_a_date(tables, recommender):
    for as_of in ("2018", "2020", "2022-06"):
        then = known_at(tables, as_of)
        existing = {t.id for t in then.territories}
        places = [id_ for id_ in PLACES if id_ in existing]
        whole, cut = (answers(each, places, PRACTICES, as_of) for each in (recommender, Recommender(then)))
        assert [name for name in whole if whole[name] != cut[name]] == [], as_of
