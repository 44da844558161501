"""Every sentence of 500 generated answers states true numbers and the sign of its value, in both languages."""

import itertools
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from recommend import FACTOR_NAMES, Contribution, Recommender
from recommend.explain.sentence import SLIGHT, SMALLEST_VALUE, STRONG
from recommend.model.groups import SAMPLE
from tests.recommend.explain.facts.generated import DISTRICT, KINDS, PARAMETERS, PLACE, tables
from tests.recommend.explain.facts.naive import Facts
from tests.recommend.explain.facts.reading import LANGUAGES, Language, Words, read
from tests.recommend.histories import by_activity
from tests.support.narrowing import present

#: The number of tables of each kind; each is asked about all its territories, without a date and as of one.
TABLES = 2
#: The factors of samples only.
OF_SAMPLES = {"fit", "kind", "size", "recency", "stage"}
LEVELS = {
    "ANECDOTAL": ("only anecdotal", "только отдельными примерами"),
    "DESCRIPTIVE": ("a description with figures", "описанием с цифрами"),
    "COMPARATIVE": (
        "a comparison with an earlier period or with other territories",
        "сравнением с прежним периодом или с другими территориями",
    ),
    "CAUSAL": ("proof of a causal effect", "доказательством причинной связи"),
}
BANDS = {
    "LOW": ("low", "низкая"),
    "MEDIUM": ("medium", "средняя"),
    "HIGH": ("high", "высокая"),
    None: ("unknown", "неизвестна"),
}
Check = Callable[[Facts, str, str, Words, Language, bool], None]


@pytest.mark.slow
def test_the_sentences_of_500_answers_state_the_facts() -> None:
    counts: Counter[object] = Counter()
    for kind, seed in itertools.product(KINDS, range(TABLES)):
        generated = tables(kind, seed)
        recommender = Recommender(generated, PARAMETERS)
        for as_of in (None, "2003"):
            facts = {part: Facts(generated, as_of, part, PARAMETERS) for part in (None, DISTRICT)}
            parts = {each.practice_id: each.at_risk if each.complete else SAMPLE for each in generated.coverages}
            for territory in facts[None].territories:
                counts["answers"] += 1
                for item in recommender.recommend(territory, as_of=as_of).items:
                    if (part := parts.get(item.practice)) != SAMPLE:  # see test_sample.py
                        _check_all(facts[part], territory, item.practice, item.contributions, counts)
            for practice in facts[None].of_list[:2]:
                found = recommender.next_adopters(practice, level=PLACE[0], country=PLACE[1], as_of=as_of)
                for next_item in found.items:
                    _check_all(facts[None], next_item.territory, practice, next_item.contributions, counts)
    assert counts["answers"] >= 500
    # The activity is a factor of next adopters only, and learned from longer histories.
    for factor in set(FACTOR_NAMES) - {"activity", *OF_SAMPLES}:
        assert counts[factor, False] >= 10, (factor, counts)
        assert counts[factor, True] >= 10 or factor in ("failures", "cost", "prerequisites"), (factor, counts)


def test_the_sentences_of_next_adopters_state_the_facts() -> None:
    generated, as_of = by_activity(practices=60), "2000"
    parameters = replace(PARAMETERS, windows=20)
    recommender, facts = Recommender(generated, parameters), Facts(generated, as_of, None, parameters)
    counts: Counter[object] = Counter()
    for practice in facts.of_list[::6]:
        for item in recommender.next_adopters(practice, as_of=as_of).items:
            _check_all(facts, item.territory, practice, item.contributions, counts)
    assert min(counts["activity", True], counts["activity", False]) >= 10, counts


def _check_all(
    facts: Facts, territory: str, practice: str, contributions: tuple[Contribution, ...], counts: Counter
) -> None:
    sizes = [abs(part.contribution) for part in contributions]
    assert sizes == sorted(sizes, reverse=True)
    for part in contributions:
        if abs(part.value) < SMALLEST_VALUE:
            assert (part.explanation_en, part.explanation_ru) == ("", "")
        else:
            counts[part.factor, part.value > 0] += 1
            for language in LANGUAGES:
                _check_sentence(facts, territory, practice, part, language)


def _check_sentence(facts: Facts, territory: str, practice: str, part: Contribution, language: Language) -> None:
    sentence = part.explanation_en if language == "en" else part.explanation_ru
    is_for, strength, words = read(sentence, part.factor, language)
    assert is_for == (part.value > 0), sentence
    size = abs(part.contribution)
    assert strength == ("strong" if size >= STRONG else "plain" if size >= SLIGHT else "slight"), sentence
    try:
        CHECKS[part.factor](facts, territory, practice, words, language, is_for)
    except AssertionError as error:
        error.add_note(f"{territory} {practice}: {sentence}")
        raise


def _number(words: Words, name: str) -> int:
    return int("".join((words.get(name) or "0").split()))


def _percent(words: Words, name: str) -> float:
    return float(present(words[name]).replace(",", "."))


def _name(facts: Facts, id_: str, language: Language) -> str:
    row = facts.territories.get(id_) or facts.practices.get(id_)
    if row is None:
        return id_
    return (row.name or row.name_ru or id_) if language == "en" else (row.name_ru or row.name or id_)


def _compared(words: Words, counts: Mapping[str, float], practice: str, is_for: bool) -> None:
    """Check the comparison of a count with those of other practices, which must imply the sign."""
    others = [count for each, count in counts.items() if each != practice]
    smaller = sum(count < counts[practice] for count in others)
    larger = sum(count > counts[practice] for count in others)
    if words["compared"] is None:
        assert smaller <= larger if is_for else larger <= smaller
    else:
        assert (words["more"] is not None) == is_for
        assert (_number(words, "compared"), _number(words, "compared_of")) == (
            smaller if is_for else larger,
            len(others),
        )
        assert smaller > larger if is_for else larger > smaller


def _spread(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    adopters, years = facts.adopters(practice), _number(words, "years")
    undated = sum(facts.start[each, practice] is None for each in adopters)
    assert _number(words, "adopters") == len(adopters)
    assert _number(words, "territories") == len(facts.exposed(practice))
    assert _number(words, "recent") == facts.recent(years, practice=practice)
    assert _number(words, "undated") == undated
    assert words["until"] == facts.until
    assert (words["note"] is None) == (words["compared"] is not None)
    for window in (1, 2, 5) if words["compared"] is None else (years,):
        _compared(words, {each: facts.recent(window, practice=each) for each in facts.of_list}, practice, is_for)


def _popularity(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    assert _number(words, "adopters") == facts.took_up(practice)
    assert _number(words, "territories") == len(facts.exposed(practice))
    _compared(words, {each: facts.took_up(each) for each in facts.of_list}, practice, is_for)


def _shares(*kinds: str) -> Check:
    def check(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
        adopters, others = set(facts.adopters(practice)), len(facts.exposed(practice)) - 1
        named = [kind for kind in kinds if words[f"{kind}_of"] is not None]
        assert named
        having = count = 0
        for kind in named:
            members = facts.members(kind, territory)
            members = (members & facts.exposed(practice)) or members
            share = _number(words, kind), _number(words, f"{kind}_of")
            assert share == (len(members & adopters), len(members)), kind
            having, count = having + share[0], count + share[1]
        if words["others"] is not None:
            assert (_number(words, "others"), _number(words, "others_of")) == (len(adopters), others)
            # Only the weights of the adoptions explain a sign that the shares do not imply.
        implied: float = having * others - len(adopters) * count
        if kinds == ("neighbours",) and count == others:
            similarities = facts.similarities(territory).items()
            weights = {each: value**2.5 for each, value in similarities if each in facts.exposed(practice)}
            weighted = sum(weights[each] for each in adopters) / sum(weights.values())
            assert _percent(words, "weighted") == pytest.approx(100 * weighted, rel=6e-3)
            assert _percent(words, "plain") == pytest.approx(100 * having / count, rel=6e-3)
            implied = weighted - having / count
        else:
            assert words.get("weighted") is None
        assert (words["others"] is None) == (_number(words, f"{named[0]}_of") == others)
        assert (words["note"] is None) == (implied > 0 if is_for else implied < 0)
        if "name" in words:
            _adopter(facts, territory, practice, words, language, *kinds)

    return check


def _adopter(facts: Facts, territory: str, practice: str, words: Words, language: Language, kind: str) -> None:
    """Check the adopter that a sentence names: of the set, or for the geography of all adopters."""
    adopters = facts.adopters(practice)
    if kind != "geography":
        adopters = [each for each in adopters if each in facts.members(kind, territory)]
    nearest = facts.nearest(territory, adopters)
    if nearest is not None:
        id_, distance = nearest
        assert words["name"] == _name(facts, id_, language)
        kilometres = int(round(distance, 1) + 0.5)
        assert _number(words, "km") == kilometres
        assert (words["next_door"] is not None) == (kilometres == 0)
    elif kind != "geography" and adopters:
        similarities = facts.similarities(territory)
        assert words["name"] == _name(facts, min(adopters, key=lambda each: (-similarities[each], each)), language)
        assert words["km"] is None
    else:
        assert words["name"] is None
    if kind == "geography":
        start = facts.start[nearest[0], practice] if nearest else None
        assert words["year"] == (start and start[:4])
        bordering = [each for each in adopters if facts.borders_on(territory, each)]
        assert words["bordering"] == (_name(facts, bordering[0], language) if bordering and nearest is None else None)


def _taste(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    exposed = facts.exposed(practice) - {territory}
    adopters, others, excess = set(facts.adopters(practice)), len(exposed), {}
    for own in facts.own(territory):
        if also := exposed & set(facts.adopters(own)):
            excess[own] = len(also & adopters) * others - len(also) * len(adopters)
    named = min(excess, key=lambda own: (-excess[own] if is_for else excess[own], own))
    also = exposed & set(facts.adopters(named))
    assert words["practice"] == _name(facts, named, language)
    assert (_number(words, "companion"), _number(words, "companion_of")) == (len(also & adopters), len(also))
    if words["others"] is not None:
        assert (_number(words, "others"), _number(words, "others_of")) == (len(adopters), others)
    assert (words["note"] is None) == (excess[named] > 0 if is_for else excess[named] < 0)


def _walk(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    own, adopters = set(facts.own(territory)), facts.adopters(practice)
    others = [each for each in facts.exposed(practice) if each not in adopters and each != territory]
    shared, by_others = (
        sum(len(own & set(facts.own(each))) for each in group) / max(len(group), 1) for group in (adopters, others)
    )
    assert (_number(words, "adopters"), _number(words, "others")) == (len(adopters), len(others))
    assert _percent(words, "shared") == pytest.approx(shared, rel=6e-3)
    if others:
        assert _percent(words, "by_others") == pytest.approx(by_others, rel=6e-3)
    assert (words["note"] is None) == (bool(others) and (shared > by_others if is_for else shared < by_others))


def _text(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    closeness = facts.closeness(territory, practice)
    own = facts.own(territory)
    if words["name"] is None:
        assert closeness == 0
    else:
        closest = min(own, key=lambda each: (-facts.likeness(practice, each), each))
        assert words["name"] == _name(facts, closest, language)
        assert _number(words, "percent") == round(100 * closeness)
    others = {each: facts.closeness(territory, each) for each in facts.of_list if each not in own}
    _compared(words, others, practice, is_for)
    assert (words["note"] is None) == (words["compared"] is not None)


def _activity(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    own = {each: len(facts.own(each)) for each in facts.territories}
    recent = {each: facts.recent(5, territory=each) for each in facts.territories}
    assert (_number(words, "own"), _number(words, "recent")) == (own[territory], recent[territory])
    assert words["until"] == facts.until
    of_own = {name: words[f"own_{name}"] for name in ("more", "compared", "compared_of")}
    _compared(of_own, own, territory, is_for)
    if facts.until is not None:
        assert words["years"] == "5"
        _compared(words, recent, territory, is_for)
    assert (words["note"] is None) == (of_own["compared"] is not None or words["compared"] is not None)


def _topic(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    own, projects = facts.own(territory), facts.project_topics(territory)
    if words["practices"] is not None:
        of = [other for other in facts.of_list if facts.about(practice, other)]
        figures = len(set(of) & set(own)), len(of), len(own), len(facts.of_list)
        stated = ("taken_up", "taken_up_of", "own_of_all", "practices")
        assert tuple(_number(words, name) for name in stated) == figures
        implied = figures[0] * figures[3] - figures[1] * figures[2]
        assert (words["note"] is None) == (implied > 0 if is_for else implied < 0)
        return
    everywhere = [other for _, other in facts.start]
    about = sum(facts.about(practice, other) for other in own)
    about_of_all = sum(facts.about(practice, other) for other in everywhere)
    about_in_projects = sum(topic in facts.practices[practice].topics for topic in projects)
    expected = about, len(own), about_in_projects, len(projects), about_of_all, len(everywhere)
    names = ("about", "own", "about_in_projects", "in_projects", "about_of_all", "all")
    assert tuple(_number(words, name) for name in names) == expected
    implied = (about + about_in_projects) * len(everywhere) - about_of_all * (len(own) + len(projects))
    assert (words["note"] is None) == (implied > 0 if is_for else implied < 0)


def _outcomes(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    successes, of_all = facts.successes(practice), facts.successes()
    succeeded = sum(success >= 0.5 for success in successes)
    assert (_number(words, "succeeded"), _number(words, "assessed")) == (succeeded, len(successes))
    mean, mean_of_all = _percent(words, "mean"), _percent(words, "mean_of_all")
    assert mean == pytest.approx(100 * sum(successes) / len(successes), rel=6e-3)
    assert mean_of_all == pytest.approx(100 * sum(of_all) / len(of_all), rel=6e-3)
    assert (mean > mean_of_all) if is_for else (mean < mean_of_all)
    if language == "ru":
        is_few = succeeded % 10 in (2, 3, 4) and succeeded % 100 not in (12, 13, 14)
        many = "успешными признаны" if is_few else "успешными признано"
        assert words["verb"] == ("успешным признано" if succeeded % 10 == 1 and succeeded != 11 else many)


def _failures(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    stopped, adopters = facts.stopped(practice), facts.took_up(practice)
    assert (_number(words, "stopped"), _number(words, "adopters")) == (stopped, adopters)
    share, share_of_all = _percent(words, "share"), _percent(words, "share_of_all")
    assert share == pytest.approx(100 * stopped / adopters, rel=6e-3)
    assert share_of_all == pytest.approx(100 * facts.stopped() / len(facts.records), rel=6e-3)
    assert stopped
    assert share > share_of_all


def _evidence(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    level = present(facts.practices[practice].evidence_level)
    assert words["level"] == LEVELS[level][LANGUAGES.index(language)]
    assert is_for == (level in ("COMPARATIVE", "CAUSAL"))


def _cost(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    row, populations, own = (
        facts.practices[practice],
        facts.populations(practice),
        facts.territories[territory].population,
    )
    middle = len(populations) // 2
    median = (populations[middle] + populations[~middle]) / 2
    assert (words["cost"], words["complexity"]) == tuple(
        BANDS[band][LANGUAGES.index(language)] for band in (row.cost_band, row.complexity)
    )
    assert (_number(words, "known"), _number(words, "own")) == (len(populations), own)
    assert _number(words, "median") == round(median)
    assert len(populations) >= 5
    assert median >= 3 * present(own)


def _prerequisites(facts: Facts, territory: str, practice: str, words: Words, language: Language, is_for: bool) -> None:
    missing = facts.missing(territory, practice)
    assert _number(words, "missing") == len(missing)
    assert _number(words, "required") == len(facts.practices[practice].prerequisites)
    assert present(words["names"]).split("; ") == [_name(facts, each, language) for each in missing[:5]]
    assert _number(words, "more") == max(len(missing) - 5, 0)


CHECKS: dict[str, Check] = {
    "spreading": _spread,
    "popularity": _popularity,
    "neighbours": _shares("neighbours"),
    "geography": _shares("geography"),
    "region": _shares("macroregion", "division"),
    "indicators": _shares("indicators"),
    "topic": _topic,
    "walk": _walk,
    "activity": _activity,
    "taste": _taste,
    "text": _text,
    "outcomes": _outcomes,
    "failures": _failures,
    "evidence": _evidence,
    "cost": _cost,
    "prerequisites": _prerequisites,
}
