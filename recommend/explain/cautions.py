"""Cautions: failures elsewhere, poor outcomes, missing prerequisites, high demands, weak evidence, limited coverage."""

from dataclasses import dataclass

from messages import Message, named
from recommend.explain.evidence_summary import EvidenceSummary
from recommend.model.evidence import Evidence
from recommend.model.tables import NodeId

#: The maximum number of territories in a caution.
_MAX_TERRITORIES = 5


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution.

    code: identifies the message, `caution.CODE`. text_ru, text_en: that message. practices, territories: the ids that
    it refers to.
    """

    code: str
    text_ru: str
    text_en: str
    practices: tuple[NodeId, ...] = ()
    territories: tuple[NodeId, ...] = ()


def cautions(evidence: Evidence, row: int, column: int, summary: EvidenceSummary | None) -> tuple[Caution, ...]:
    """Return the cautions about a practice for a territory."""
    results = [] if summary is None else _from_summary(evidence, row, column, summary)
    if note := evidence.coverage_note(column):
        results.append(Caution("LIMITED_COVERAGE", *note))
    return tuple(results)


def _from_summary(evidence: Evidence, row: int, column: int, summary: EvidenceSummary) -> list[Caution]:
    results = []
    if summary.stopped:
        reasons = "; ".join(each.reason for each in summary.stop_reasons)
        results.append(
            _caution(
                "STOPPED_ELSEWHERE",
                territories=evidence.stopped_by(column)[:_MAX_TERRITORIES],
                stopped=summary.stopped,
                reasons=reasons or Message("caution.reasons-not-stated"),
            )
        )
    if summary.assessed and summary.success is not None and summary.success < 0.5:
        results.append(_caution("POOR_OUTCOMES", assessed=summary.assessed, succeeded=summary.succeeded))
    if summary.prerequisites_missing:
        results.append(
            _caution(
                "PREREQUISITES_MISSING",
                practices=summary.prerequisites_missing,
                missing=summary.prerequisites_missing_count,
            )
        )
    if sizes := evidence.demands.sizes(row, column):
        results.append(
            _caution(
                "DEMANDING_FOR_SIZE",
                cost=named("band", summary.cost_band or "UNKNOWN"),
                complexity=named("band", summary.complexity or "UNKNOWN"),
                known=sizes.known,
                median=round(sizes.median),
                own=round(sizes.own),
            )
        )
    if summary.evidence_level == "ANECDOTAL":
        results.append(_caution("WEAK_EVIDENCE"))
    return results


def _caution(
    code: str,
    practices: tuple[NodeId, ...] = (),
    territories: tuple[NodeId, ...] = (),
    **details: object,
) -> Caution:
    message = Message(f"caution.{code}", details)
    return Caution(code, message.text("ru"), message.text("en"), practices, territories)
