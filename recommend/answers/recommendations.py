"""The recommendations of a territory: the practices that it will likely take up next."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from messages import Message
from recommend.answers.ranked_list import ConcatenatedList, Ranked, RankedList, empty_list
from recommend.dates import PartialDate
from recommend.explain.attribution import Contribution, attribution
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason, ReasonMixin, assess, reason, sample_reason
from recommend.explain.evidence_parts import EvidenceParts, evidence_parts
from recommend.explain.evidence_summary import EvidenceSummary
from recommend.explain.examples import Example, examples_of, without_examples
from recommend.explain.facts import find_facts
from recommend.explain.facts.subject import Subject, named
from recommend.explain.probability import Probability, probability_of
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer, SupportingEvidence
from recommend.model.fit import WITHOUT_NEEDS
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.groups import COMPLETE, Group, coverage_of, is_sample
from recommend.model.objects import NamedObject
from recommend.model.registry import ModelRegistry
from recommend.model.sample_scoring import FIT, SampleModel
from recommend.model.scoring import RowScores, ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.sorted_ids import position_in
from recommend.model.tables import NodeId, Territory


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A practice not yet taken up.

    Attributes
    ----------
    practice : NodeId
    rank : int
        From 1.
    score : float
        The score among practices, comparable within one answer only.
    contributions : tuple of Contribution
        The attribution of the score, the largest by amount first; the contributions sum to it within 1e-9.
    adopter_count : int
        The number of territories of the level and country that run it as of the date of the answer; for an idea from
        elsewhere, of all territories.
    adapting_count : int
        In a sample, the number of territories that are adapting it and not known to run it.
    peers : tuple of RecommendationPeer
        Similar territories that run it, by descending influence: the evidence for the factor "neighbours".
    latest_adopters : tuple of Adopter
        The latest adopters: the evidence for the factor "spreading" or "popularity".
    nearest_adopters : tuple of Adopter
        The evidence for the factor "geography".
    reasons : tuple of ReasonPath
    cautions : tuple of Caution
    evidence : EvidenceSummary or None
        None if there is no evidence of how it works.
    probability : Probability or None
        The probability that the territory takes it up within some years; None if it cannot be stated.
    from_elsewhere : bool
        Whether no territory of the level and country runs it.
    coverage : str
        COMPLETE if all adoptions of the level and country are listed; SAMPLE if absence means nothing. For an idea from
        elsewhere, COMPLETE if all adoptions in all of its levels and countries are listed.
    examples : tuple of Example
        Named objects of like territories, the most alike first.
    examples_note : Message or None
        The reason why there are no examples; None if there are some, or they are not requested.
    """

    practice: NodeId
    rank: int
    score: float
    contributions: tuple[Contribution, ...]
    adopter_count: int
    peers: tuple[RecommendationPeer, ...] = ()
    latest_adopters: tuple[Adopter, ...] = ()
    nearest_adopters: tuple[Adopter, ...] = ()
    reasons: tuple[ReasonPath, ...] = ()
    cautions: tuple[Caution, ...] = ()
    evidence: EvidenceSummary | None = None
    probability: Probability | None = None
    from_elsewhere: bool = False
    coverage: str = COMPLETE
    adapting_count: int = 0
    examples: tuple[Example, ...] = ()
    examples_note: Message | None = None

    @property
    def examples_note_ru(self) -> str | None:
        """The reason why there are no examples, in Russian."""
        return self.examples_note.text("ru") if self.examples_note else None

    @property
    def examples_note_en(self) -> str | None:
        """The reason why there are no examples, in English."""
        return self.examples_note.text("en") if self.examples_note else None


@dataclass(frozen=True, slots=True)
class Recommendations(ReasonMixin):
    """An answer: all candidates, the best first, and its confidence.

    territory: the territory whose facts are used, such as the municipality of a city. as_of: the requested date, or
    else the latest date in the adoptions of the level and country; None if they are undated. model_version: a name for
    the method, its parameters and its fitted weights. source: SAME or ELSEWHERE.
    """

    territory: NodeId
    as_of: str | None
    confidence: Confidence
    reason: Reason
    items: Ranked[Recommendation]
    model_version: str
    source: str = "SAME"

    @property
    def based_on(self) -> NodeId:
        """The territory whose facts are used."""
        return self.territory


def practices_of_the_groups(
    registry: ModelRegistry,
    groups: Sequence[Group],
    territory: Territory,
    requested: NodeId,
    date: PartialDate | None,
    topics: frozenset[str],
    exclude: frozenset[str],
    weights: Mapping[str, float],
    parts: Set[str],
) -> tuple[Ranked[Recommendation], Confidence, Reason]:
    """Return the practices that this territory has not taken up and others of its level and country run, ranked.

    A practice that one of its own includes is left out. Practices with complete lists of adopters come first, then
    samples, or the other way round if the territory has no adoption in a complete list: their scores are not
    comparable. The confidence is that of the first list with items. requested: the territory of the request, for which
    this one may stand in. The other arguments are those of `Recommender.recommend`.
    """
    included = registry.in_place((territory.level, territory.country), date).included_for(territory.id)
    request = _Request(territory, requested, date, topics, exclude | included, weights, parts)
    has_history = any(
        len(snapshot.practices_of(row)) for snapshot, row in registry.places_of(territory, date, sample=False)
    )
    answers = {
        group: items
        for group in sorted(groups, key=lambda group: is_sample(group) == has_history)
        if len(items := _practices(registry, group, request))
    }
    if not answers:
        return empty_list(), *_no_candidates(registry, groups, territory, date, topics, included)
    first, lists = next(iter(answers)), list(answers.values())
    ranking: Ranked[Recommendation] = lists[0]
    if len(lists) > 1:
        ranking = ConcatenatedList(lists, lambda item, rank: replace(item, rank=rank))
    return ranking, *confidence_of(registry, first, territory, date, requested)


def confidence_of(
    registry: ModelRegistry,
    group: Group,
    territory: Territory,
    date: PartialDate | None,
    requested: NodeId | None = None,
) -> tuple[Confidence, Reason]:
    """Return the confidence of the practices of a group for a territory that can adopt some of them.

    requested: as in `practices_of_the_groups`; by default the territory.
    """
    model = registry.model(group, date)
    if isinstance(model, SampleModel):
        needs = model.fit.needs((territory.id, requested or territory.id), ())
        unmet = (
            [] if model.fit.values(needs).any() else [named(model.fit.projects[id_]).words for id_ in needs.projects]
        )
        return Confidence.LOW, sample_reason(model, territory, model.known.row_of(territory.id), unmet)
    samples = registry.places_of(territory, date, sample=True)
    runs_others = any(len(snapshot.practices_of(row)) for snapshot, row in samples)
    return assess(registry.places_of(territory, date, sample=False), territory, registry.parameters, runs_others)


def latest_date(models: Sequence[ScoringModel]) -> str | None:
    """Return the latest date up to which facts count in some models; None if all are undated."""
    dates = [date for model in models if (date := model.known.as_of)]
    return max(dates, key=lambda date: (date.last_day, date.text)).text if dates else None


@dataclass(frozen=True, slots=True)
class _Request:
    """What an answer is asked for; the attributes are those of `practices_of_the_groups`."""

    territory: Territory
    requested: NodeId
    date: PartialDate | None
    topics: frozenset[str]
    exclude: frozenset[str]
    weights: Mapping[str, float]
    parts: Set[str]


def _practices(registry: ModelRegistry, group: Group, request: _Request) -> RankedList[Recommendation]:
    """Return the ranked practices of one group."""
    territory, date = request.territory, request.date
    model = registry.model(group, date)
    snapshot = model.known
    row = snapshot.row_of(territory.id)
    is_candidate = _about(registry, snapshot, request.topics)
    is_candidate[snapshot.taken_up_by(row)] = False
    for id_ in request.exclude:
        column = position_in(snapshot.practice_ids, id_)
        if column is not None:
            is_candidate[column] = False
    candidates = np.flatnonzero(is_candidate & is_offered(registry, group, snapshot, row))
    if len(candidates) == 0:
        return empty_list()
    needs, of_request = WITHOUT_NEEDS, {}
    if isinstance(model, SampleModel):
        needs = model.fit.needs((territory.id, request.requested), request.topics)
        of_request = {FIT: model.fit.values(needs)} if needs != WITHOUT_NEEDS else {}
    scores = model.row(row, request.weights, of_request)
    return RankedList(
        snapshot.practice_ids,
        candidates,
        scores.values[candidates],
        _RecommendationBuilder(
            scores,
            Subject(model, row, registry.history, needs),
            partial(registry.graph_as_of, group, date),
            partial(registry.objects, date),
            request.parts,
            coverage_of(group),
        ),
    )


def _about(registry: ModelRegistry, snapshot: Snapshot, topics: frozenset[str]) -> np.ndarray:
    """Return a mask of the practices of a snapshot that are about any of the topics; of all if there are none."""
    practices = registry.history.practices
    return np.array([not topics or not topics.isdisjoint(practices[id_].topics) for id_ in snapshot.practice_ids], bool)


def is_offered(registry: ModelRegistry, group: Group, snapshot: Snapshot, row: int) -> np.ndarray:
    """Return a mask of the practices of a group that a territory can adopt."""
    if not snapshot.at_risk[row]:
        return np.zeros(len(snapshot.practice_ids), bool)
    groups = registry.history.groups
    return np.array([groups.is_offered(group, id_) for id_ in snapshot.practice_ids], bool)


class _RecommendationBuilder:
    """Builds the items of a territory's answer. What they share is computed with the first item."""

    def __init__(
        self,
        scores: RowScores,
        subject: Subject,
        graph: Callable[[], GraphAsOf],
        objects: Callable[[], Mapping[NodeId, tuple[NamedObject, ...]]],
        parts: Set[str],
        coverage: str,
    ):
        self._scores, self._subject, self._graph, self._parts = scores, subject, graph, parts
        self._objects, self._coverage = objects, coverage

    @cached_property
    def _support(self) -> SupportingEvidence:
        return SupportingEvidence(self._subject.model, self._subject.row, self._graph)

    @cached_property
    def _log_odds(self) -> np.ndarray | None:
        return self._subject.model.log_odds(self._subject.row)

    def __call__(self, column: int, rank: int, score: float) -> Recommendation:
        subject, parts = self._subject, self._parts
        snapshot = subject.snapshot
        contributions: tuple[Contribution, ...] = ()
        if "contributions" in parts:
            facts = partial(find_facts, subject, column) if "facts" in parts else None
            contributions = attribution(self._scores.factor_values(column), self._scores.weights, facts)
        evidence = EvidenceParts()
        if parts:
            evidence = evidence_parts(self._support, subject.model.evidence, subject.row, column, parts)
        practice, adopters = snapshot.practice_ids[column], len(snapshot.adopters_of(column)[0])
        examples: tuple[Example, ...] = ()
        note: Message | None = None
        if "examples" in parts:
            examples = examples_of(subject, self._objects().get(practice, ()))
            note = None if examples else without_examples(subject, column)
        return Recommendation(
            practice,
            rank,
            score,
            contributions,
            adopters,
            coverage=self._coverage,
            probability=probability_of(self._log_odds, column, snapshot.as_of) if "probability" in parts else None,
            adapting_count=len(subject.model.known.adopters_of(column)[0]) - adopters,
            examples=examples,
            examples_note=note,
            **evidence,
        )


def _no_candidates(
    registry: ModelRegistry,
    groups: Sequence[Group],
    territory: Territory,
    date: PartialDate | None,
    topics: frozenset[str],
    included: frozenset[str],
) -> tuple[Confidence, Reason]:
    """Return the confidence and reason of an answer without candidates.

    groups: those of the territory. included: the practices that its own include.
    """
    as_of = latest_date([registry.model(group, date) for group in groups])
    practices: set[str] = set()
    about_topics: set[str] = set()
    offered: set[str] = set()
    for group, records in registry.history.known.items():
        if group[:2] != (territory.level, territory.country) or not len(records.row):
            continue
        snapshot = registry.known(group, date)
        ids, is_about = np.array(snapshot.practice_ids, object), _about(registry, snapshot, topics)
        practices |= set(ids)
        about_topics |= set(ids[is_about])
        if group in groups:
            row = snapshot.row_of(territory.id)
            matches = is_offered(registry, group, snapshot, row)
            matches[snapshot.taken_up_by(row)] = True
            offered |= set(ids[is_about & matches])
    if offered:
        code = "ALL_IN_PLACE" if offered & included else "ALL_TAKEN_UP"
        return Confidence.HIGH, reason(code, territory, as_of, practices=len(offered))
    if about_topics:
        return Confidence.HIGH, reason("CANNOT_ADOPT", territory, as_of, practices=len(about_topics))
    if practices:
        return Confidence.NOT_ENOUGH_DATA, reason(
            "NO_PRACTICE_ABOUT_TOPICS", territory, as_of, practices=len(practices)
        )
    territories = registry.snapshot((territory.level, territory.country), date).territory_count
    return Confidence.NOT_ENOUGH_DATA, reason("NO_ADOPTIONS", territory, as_of, territories=territories)
