"""The sentences about a sample state true numbers, names, dates, stages and distances, in both languages."""

import re
from collections import Counter

import pytest

from messages import Words
from recommend import Adopter, Adoption, Parameters, Recommender
from recommend.dates import parse_date
from recommend.explain.facts.sample import Circle, Fitting, Known, NamedCase, Reach, Recency, Resemblance, Stage
from recommend.explain.facts.subject import Named, Standing
from recommend.explain.sentence import SMALLEST_VALUE
from recommend.model.proximity import coordinates, distance_km
from recommend.model.registry import ModelRegistry
from recommend.model.sample_scoring import SampleModel
from tests.recommend.explain.facts.wording import TULA, both
from tests.recommend.samples import SAMPLE, sample
from tests.support.narrowing import instance, present

NEAR = NamedCase(TULA, Adopter("tula", None, 52.4, "p", "ADAPTED", "2021-08-26"))
FAR = NamedCase(Named("x", "Орёл", "Oryol"), Adopter("x", "2020", None, "p"))


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Circle("kind", Known(1, 1), 40, Known(4, 82), 375, (NEAR, FAR)),
            "the practice is known in 2 of 40 territories of the same kind with known practices: in use in 1, begun in "
            "1 (in all in 86 of 375: in use in 4, begun in 82): Tula (52 km, begun in 2021); Oryol (in use in 2020); "
            "the number of known practices of each territory counts too",
            "сведения о практике есть по 2 из 40 территорий того же вида с известными практиками: внедрена на 1, "
            "начата на 1 (всего — по 86 из 375: внедрена на 4, начата на 82) — Тула (52 км, начата в 2021 году); Орёл "
            "(внедрена в 2020 году); учтено также, сколько практик известно на каждой территории",
        ),
        (
            Circle("size", Known(9, 0), 21, Known(20, 0), 300, (NEAR,), (5821, 23282)),
            "the practice is in use in 9 of 21 territories of 5\N{NO-BREAK SPACE}821 to 23\N{NO-BREAK SPACE}282 "
            "inhabitants with known practices (in all in 20 of 300); the nearest: Tula (52 km, begun in 2021)",
            "сведения о внедрении есть по 9 из 21 территории с населением от 5\N{NO-BREAK SPACE}821 до "
            "23\N{NO-BREAK SPACE}282 с известными практиками (всего — по 20 из 300); ближайшая территория — Тула "
            "(52 км, начата в 2021 году)",
        ),
        (
            Circle("region", Known(0, 2), 3, Known(4, 82), 300, ()),
            "the practice is begun in 2 of 3 other territories of the region with known practices (known in all in 86 "
            "of 300: in use in 4, begun in 82)",
            "сведения о начале внедрения есть по 2 из 3 других территорий региона с известными практиками (всего о "
            "практике — по 86 из 300: внедрена на 4, начата на 82)",
        ),
        (
            Circle("region", Known(0, 0), 3, Known(0, 1), 300, ()),
            "the practice is known in none of 3 other territories of the region with known practices (in all it is "
            "begun in 1 of 300); the number of known practices of each territory counts too",
            "сведений о практике нет ни по одной из 3 других территорий региона с известными практиками (всего "
            "сведения о начале внедрения есть по 1 из 300); учтено также, сколько практик известно на каждой "
            "территории",
        ),
        (
            Reach(Known(0, 5), Standing(10, 8, 1), (NEAR,)),
            "5 known adoptions that are begun, more than for 8 of 10 other practices; the nearest: Tula (52 km, begun "
            "in 2021); the list is not complete; begun: funds are granted or works are under way, completion is not "
            "reported",
            "известно 5 начатых внедрений (больше, чем у 8 из 10 других практик); ближайшая территория — Тула (52 км, "
            "начата в 2021 году); перечень неполный; начато — значит выделены средства или идут работы, о завершении "
            "не сообщалось",
        ),
        (
            Reach(Known(1, 0), Standing(10, 8, 1), (FAR,)),
            "1 known adoption, more than for 8 of 10 other practices: Oryol (in use in 2020); the list is not complete",
            "известно 1 внедрение (больше, чем у 8 из 10 других практик) — Орёл (внедрена в 2020 году); перечень "
            "неполный",
        ),
        (
            Reach(Known(4, 82), Standing(10, 8, 1), ()),
            "86 known cases: in use in 4, begun in 82, more than for 8 of 10 other practices; the list is not "
            "complete; begun: funds are granted or works are under way, completion is not reported",
            "известно 86 случаев: внедрена на 4, начата на 82 (больше, чем у 8 из 10 других практик); перечень "
            "неполный; начато — значит выделены средства или идут работы, о завершении не сообщалось",
        ),
        (
            Recency(3, 21, 20, 300, 2, "2025-03", (FAR,)),
            "in the 2 years to 2025-03, 3 of 21 dated cases (of all practices 20 of 300); the latest: Oryol (in use in "
            "2020)",
            "за 2 года по 2025-03 — 3 из 21 датированного случая (по всем практикам — 20 из 300); последний случай — "
            "Орёл (внедрена в 2020 году)",
        ),
        (
            Stage(Known(1, 1), 144, 449, (FAR,)),
            "the practice is in use in 1 of 2 known cases (of all practices 144 of 449): Oryol (in use in 2020)",
            "практика внедрена в 1 из 2 известных случаев (по всем практикам — 144 из 449) — Орёл (внедрена в 2020 "
            "году)",
        ),
        (
            Stage(Known(0, 1), 144, 449, ()),
            "none of 1 known case is reported to be in use (of all practices 144 of 449)",
            "ни в одном из 1 известного случая не сообщалось, что практика внедрена (по всем практикам внедрены 144 из "
            "449)",
        ),
        (
            Fitting((Resemblance(TULA, True, 0.604, FAR.territory), Resemblance(TULA, False, 0.5, None)), (NEAR,), 3),
            "the practice is close in meaning and topic to the territory's project “Tula” (60%, by the object "
            "“Oryol”); the requested topic “Tula” (50%); the nearest: Tula (52 km, begun in 2021)",
            "практика близка по смыслу и теме к проекту территории «Тула» (60 %, через объект «Орёл»); к теме запроса "
            "«Тула» (50 %); ближайшая территория — Тула (52 км, начата в 2021 году)",
        ),
    ],
)
def test_facts_in_words(facts, en, ru):
    assert both(facts) == (en, ru)


def test_a_case_without_a_date_says_so():
    undated = NamedCase(TULA, Adopter("tula", None, 0.2, "p"))
    month = NamedCase(TULA, Adopter("tula", "2020-05", None, "p"))
    assert undated.message.text("ru") == "Тула (менее 1 км, внедрена, дата неизвестна)"
    assert month.message.text("en") == "Tula (in use in 2020)"
    bound = NamedCase(TULA, Adopter("tula", "2020-05", None, "p", no_later_than=True))
    assert bound.message.text("en") == "Tula (in use by 2020)"
    assert bound.message.text("ru") == "Тула (внедрена не позднее 2020 года)"
    assert Words("а", "b").text("ru") == "а"


class Naive:
    """What the tables state, counted by loops."""

    def __init__(self, tables, as_of):
        self.tables, self.date = tables, as_of and parse_date(as_of)
        self.territories = {t.id: t for t in tables.territories}
        self.cases: dict[str, dict[str, tuple[str, str | None]]] = {}
        for a in tables.adoptions:
            running = not a.being_adapted and self._counts(a.running_on)
            adapted = (a.being_adapted or a.adapted_on is not None) and self._counts(a.adapted_on)
            stopped = a.stopped_on is not None and self._counts(a.stopped_on)
            if (running or adapted) and not stopped:
                found = ("RUNNING", a.running_on) if running else ("ADAPTED", a.adapted_on)
                self.cases.setdefault(a.practice_id, {})[a.territory_id] = found
        self.counted = {t for cases in self.cases.values() for t in cases}

    def _counts(self, date):
        return self.date is None or (date is not None and parse_date(date).last_day <= self.date.last_day)

    def first(self, a: Adoption):
        return [date for date in (a.adapted_on, a.running_on) if date and self._counts(date)]

    def distance(self, a, b):
        places = coordinates([self.territories[a], self.territories[b]])
        return float(distance_km(places[:1], places[1:])[0])

    def circle(self, kind, place):
        own, members = self.territories[place], set()
        for id_ in self.counted - {place}:
            other = self.territories[id_]
            classes = [
                "district" if t.kind in ("MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG") else t.kind for t in (own, other)
            ]
            if (
                (kind == "kind" and classes[0] == classes[1])
                or (kind == "size" and other.population and 0.5 <= own.population / other.population <= 2)
                or (kind == "region" and own.region_id == other.region_id)
            ):
                members.add(id_)
        return members


@pytest.mark.parametrize("as_of", [None, "2015"])
def test_the_facts_of_every_sentence_are_true(as_of):
    tables = sample(110, seed=4)
    naive, recommender = Naive(tables, as_of), Recommender(tables)
    date = parse_date(as_of) if as_of else None
    model = instance(ModelRegistry(tables, Parameters()).model(SAMPLE, date), SampleModel)
    assert {model.known.territory_ids[row] for row in model.circles.rows} == naive.counted
    seen: Counter[str] = Counter()
    for place in list(naive.territories)[::3]:
        for item in recommender.recommend(place, as_of=as_of).items:
            cases = naive.cases[item.practice]
            stages = Counter(stage for stage, _ in cases.values())
            assert (item.adopter_count, item.adapting_count) == (stages["RUNNING"], stages["ADAPTED"])
            for adopter in (*item.nearest_adopters, *item.latest_adopters):
                _check_adopter(naive, place, item.practice, adopter)
            for part in item.contributions:
                assert (part.explanation_ru == "") == (abs(part.value) < SMALLEST_VALUE)
                if part.facts is None:
                    continue
                seen[part.factor] += 1
                sentences = part.explanation_ru, part.explanation_en
                for adopter in part.adopters:
                    _check_adopter(naive, place, item.practice, adopter)
                    name = present(naive.territories[adopter.territory].name_ru)
                    assert all(f"{name} (" in sentence for sentence in sentences)
                for each in re.findall(r"внедрена на (\d+), начата на (\d+)", sentences[0]):
                    assert sum(map(int, each)) > 0
                _check_facts(naive, place, item.practice, cases, part.facts, part.value)
    for factor in ("popularity", "neighbours", "kind", "size", "region", "geography", "indicators", "recency", "stage"):
        assert seen[factor] > 20 or (factor == "geography" and as_of), factor
    assert seen["fit"] > 1


def _check_adopter(naive: Naive, place: str, practice: str, adopter: Adopter) -> None:
    assert (adopter.stage, adopter.date) == naive.cases[practice][adopter.territory]
    assert (adopter.adopted_on is None) or adopter.stage == "RUNNING"
    distance = naive.distance(place, adopter.territory)
    assert adopter.distance_km == (pytest.approx(distance, abs=0.051) if distance == distance else None)


def _check_facts(naive: Naive, place: str, practice: str, cases, facts, value: float) -> None:
    if isinstance(facts, Circle):
        everywhere = Counter(stage for stage, _ in cases.values())
        assert (facts.of_all.running, facts.of_all.adapted) == (everywhere["RUNNING"], everywhere["ADAPTED"])
        assert facts.all == len(naive.counted - {place})
        if facts.kind in ("kind", "size", "region"):
            members = naive.circle(facts.kind, place)
            inside = Counter(stage for id_, (stage, _) in cases.items() if id_ in members)
            assert facts.count == len(members)
            assert (facts.known.running, facts.known.adapted) == (inside["RUNNING"], inside["ADAPTED"])
            nearest = sorted(d for id_ in cases if id_ in members if (d := naive.distance(place, id_)) == d)
            named = [case.adopter.distance_km for case in facts.cases if case.adopter.distance_km is not None]
            assert named == pytest.approx(nearest[: len(named)], abs=0.051)
        difference = facts.known.all * facts.all - facts.of_all.all * facts.count
        assert ("учтено также" in facts.message(value > 0).text("ru")) == (not difference * value > 0)
    elif isinstance(facts, Stage):
        of_all = [stage for of in naive.cases.values() for stage, _ in of.values()]
        assert (facts.running_of_all, facts.all) == (of_all.count("RUNNING"), len(of_all))
        own = facts.known.running / facts.known.all
        assert (own > facts.running_of_all / facts.all) == (value > 0)
    elif isinstance(facts, Recency):
        assert (facts.recent / facts.dated > facts.recent_of_all / facts.all) == (value > 0)
        assert facts.dated == sum(bool(_first_dates(naive, practice, id_)) for id_ in cases)
    elif isinstance(facts, Reach):
        assert facts.known.all == len(cases)
    elif isinstance(facts, Fitting):
        assert value > 0
        for each in facts.to:
            (project,) = [p for p in naive.tables.projects if p.id == each.to.id]
            assert place in (project.territory_id, *project.team_territories)
            assert naive._counts(project.start_on)


def _first_dates(naive: Naive, practice: str, territory: str) -> list[str]:
    (row,) = [a for a in naive.tables.adoptions if (a.practice_id, a.territory_id) == (practice, territory)]
    return naive.first(row)
