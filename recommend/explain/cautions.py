"""Cautions: a practice was given up elsewhere, needs others first, or is demanding for the size of a territory."""

from dataclasses import dataclass

from messages import Message, named
from recommend.explain.evidence_summary import EvidenceSummary
from recommend.model.evidence import Evidence
from recommend.model.tables import NodeId

#: How many territories a caution names.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution.

    code: names the sentence, `caution.CODE` of the messages. text_ru, text_en: that sentence. practices,
    territories: ids of what it is about.
    """

    code: str
    text_ru: str
    text_en: str
    practices: tuple[NodeId, ...] = ()
    territories: tuple[NodeId, ...] = ()


def cautions(evidence: Evidence, row: int, column: int, summary: EvidenceSummary | None) -> tuple[Caution, ...]:
    """Return the cautions about a practice for a territory."""
    if summary is None:
        return ()
    found = []
    if summary.stopped:
        reasons = "; ".join(each.reason for each in summary.stop_reasons)
        found.append(
            _caution(
                "STOPPED_ELSEWHERE",
                territories=evidence.stopped_by(column)[:_NAMED],
                stopped=summary.stopped,
                reasons=reasons or Message("caution.reasons-not-stated"),
            )
        )
    if summary.assessed and summary.success is not None and summary.success < 0.5:
        found.append(_caution("POOR_OUTCOMES", assessed=summary.assessed, succeeded=summary.succeeded))
    if summary.prerequisites_missing:
        found.append(
            _caution(
                "PREREQUISITES_MISSING",
                practices=summary.prerequisites_missing,
                missing=summary.prerequisites_missing_count,
            )
        )
    if evidence.of_pair(row, column).get("cost", 0.0) < 0:
        found.append(
            _caution(
                "DEMANDING_FOR_SIZE",
                cost=named("band", summary.cost_band or "UNKNOWN"),
                complexity=named("band", summary.complexity or "UNKNOWN"),
            )
        )
    if summary.evidence_level == "ANECDOTAL":
        found.append(_caution("WEAK_EVIDENCE"))
    return tuple(found)


def _caution(
    code: str,
    practices: tuple[NodeId, ...] = (),
    territories: tuple[NodeId, ...] = (),
    **words: object,
) -> Caution:
    sentence = Message(f"caution.{code}", words)
    return Caution(code, sentence.text("ru"), sentence.text("en"), practices, territories)
