"""The answers for Russian municipalities at their shipped size: as-of invariance, additivity, refresh."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recommend import FACTOR_NAMES, Adoption, Recommender, Step, Tables, Territory
from recommend.dates import counts_as_of
from recommend.reading import read_folders
from tests.recommend.shipped import DATA
from tests.recommend.whole_answers import answers

REFORM = ("practice:local-reform-municipal-okrug", "practice:local-reform-urban-okrug")
FOLDERS = ("municipalities", "senezh", "local-reform", "practices-ru")
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

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_folders(DATA / folder for folder in FOLDERS)


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
        cut for a in tables.adoptions if a.territory_id in ids if (cut := _known_adoption(a, known)) is not None
    ]
    projects = [
        replace(p, steps=tuple(filter(None, (_known_step(s, known) for s in p.steps)))) for p in tables.projects
    ]
    # What was not known of an object yet leaves no undated one.
    projects = [p for p, whole in zip(projects, tables.projects, strict=True) if p.steps or not whole.steps]
    return replace(tables, territories=territories, adoptions=adoptions, projects=projects)


def _known_adoption(a: Adoption, known: Callable[[str | None], str | None]) -> Adoption | None:
    """Return what is known of an adoption; None if it was not known yet. An undated one stays."""
    adapted, running, stopped = known(a.adapted_on), known(a.running_on), known(a.stopped_on)
    if not (adapted or running) and (a.adapted_on or a.running_on):
        return None
    being_adapted = a.being_adapted or bool(a.running_on and not running)
    return replace(
        a,
        running_on=running,
        adapted_on=adapted,
        stopped_on=stopped,
        stopped=bool(stopped),
        being_adapted=being_adapted,
    )


def _known_step(s: Step, known: Callable[[str | None], str | None]) -> Step | None:
    a = Adoption("", s.practice_id, s.running_on, s.stopped_on, adapted_on=s.adapted_on, being_adapted=s.being_adapted)
    cut = _known_adoption(a, known)
    if cut is None:
        return None
    return replace(
        s,
        adapted_on=cut.adapted_on,
        running_on=cut.running_on,
        stopped_on=cut.stopped_on,
        being_adapted=cut.being_adapted,
        stopped=cut.stopped,
    )


def test_what_is_dated_later_changes_no_answer_as_of_a_date(tables, recommender):
    for as_of in ("2020", "2022-06"):
        then = known_at(tables, as_of)
        existing = {t.id for t in then.territories}
        places = [id_ for id_ in PLACES if id_ in existing]
        whole, cut = (answers(each, places, PRACTICES, as_of) for each in (recommender, Recommender(then)))
        assert [name for name in whole if whole[name] != cut[name]] == [], as_of


def test_contributions_sum_to_the_score(recommender):
    for weights in ({}, {"region": 0.0, "spreading": 3.0, "popularity": 0.5}):
        answered = [recommender.recommend(id_, weights=weights) for id_ in (PLACES[0], *PLACES[3:])]
        spread = [recommender.next_adopters(id_, weights=weights) for id_ in PRACTICES]
        items = [item for answer in answered for item in answer.items]
        items += [item for answer in spread for item in answer.items[:20]]
        assert len(items) > 100
        for item in items:
            parts = item.contributions
            assert abs(sum(part.contribution for part in parts) - item.score) < 1e-9
            assert {part.factor for part in parts} <= {name for name in FACTOR_NAMES if weights.get(name, 1.0)}
            for part in parts:
                assert part.weight == weights.get(part.factor, 1.0)
                assert part.contribution == part.weight * part.value


def test_a_pair_has_one_score_in_both_directions(recommender):
    for practice in PRACTICES:
        scores = {id_: score for score, id_ in recommender.next_adopters(practice).items.keys}
        for place in (PLACES[0], *PLACES[3:]):
            own = {item.practice: item.score for item in recommender.recommend(place).items}
            assert own.get(practice) == scores.get(place), (practice, place)


def test_similarities_diffusion_and_comparisons_add_up(recommender):
    for place in PLACES:
        for peer in recommender.peers(place, by={"geography": 2, "size": 1, "kind": 1}).items:
            weights = sum(part.weight for part in peer.components)
            mean = sum(part.weight * part.similarity for part in peer.components) / weights
            assert peer.similarity == pytest.approx(mean, abs=1e-8)
    for practice in PRACTICES:
        diffusion = recommender.diffusion(practice)
        dated = [point for point in diffusion.points if point.adopted_on]
        assert sum(year.new for year in diffusion.by_year) == len(dated) == len(diffusion.points) - diffusion.undated
        assert diffusion.by_year[-1].cumulative == len(dated)
        assert all(0 < point.source_score <= 1 for point in dated if point.source_score is not None)
    compared = recommender.compare(PLACES)
    for each in compared.territories:
        assert (len(each.practices), len(each.missing), len(each.only_here)) == (
            each.practice_count,
            each.missing_count,
            each.only_here_count,
        )
        assert set(compared.common) <= set(each.practices)
        assert not set(each.missing) & set(each.practices)


def test_peers_are_of_like_size_and_kind(tables, recommender):
    """Also if they are known for the same practice, and if little is known of others."""
    territories = {t.id: t for t in tables.territories}
    of_city = [territories[item.territory] for item in recommender.peers(PLACES[4]).items]
    assert {t.kind for t in of_city} == {"URBAN_OKRUG"}
    assert min(t.population or 0 for t in of_city) > 10**6
    of_district = [territories[item.territory] for item in recommender.peers(PLACES[0]).items]
    assert {t.kind for t in of_district} <= {"MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG"}
    assert {t.region_id for t in of_district} == {"region:RU-ALT"}


def test_a_refreshed_recommender_equals_a_rebuilt_one(tables, recommender):
    district, changed = PLACES[:2]
    old = next(a for a in tables.adoptions if (a.territory_id, a.practice_id) == (changed, REFORM[0]))
    new = [
        Adoption(district, REFORM[0], "2024"),
        Adoption(district, "practice:ru-park", "2021-05"),
        Adoption(changed, REFORM[1], "2022"),
    ]
    refreshed = recommender.refreshed(new, [(changed, REFORM[0])])
    rebuilt = Recommender(replace(tables, adoptions=[*(a for a in tables.adoptions if a is not old), *new]))
    one, other = (answers(each, PLACES[:2], PRACTICES, None) for each in (refreshed, rebuilt))
    assert [name for name in one if one[name] != other[name]] == []
    assert answers(refreshed, PLACES[:1], PRACTICES, None) != answers(recommender, PLACES[:1], PRACTICES, None)


def test_after_a_change_of_territories_the_answers_are_those_of_a_new_recommender(tables, recommender):
    ended = [replace(t, valid_to="2024") if t.id == PLACES[0] else t for t in tables.territories]
    then = replace(tables, territories=ended, stand_ins={PLACES[0]: PLACES[1]})
    after = recommender.with_tables(then)
    one, other = (answers(each, PLACES[:2], PRACTICES, None) for each in (after, Recommender(then)))
    assert one == other
    assert after.recommend(PLACES[0]).based_on == PLACES[1]
    assert after.recommend(PLACES[0], as_of="2023").based_on == PLACES[0]
