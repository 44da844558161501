"""The parts of an explanation. A request names the parts that it needs."""

from collections.abc import Set
from typing import TypedDict

from recommend.explain.cautions import Caution, cautions
from recommend.explain.evidence_summary import EvidenceSummary, summarize
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer, SupportingEvidence
from recommend.model.evidence import Evidence

#: The optional parts of an explanation, named as the attributes of an item. "facts" are those of the contributions, for
#: their sentences.
PARTS = frozenset(
    {
        *("contributions", "facts", "peers", "latest_adopters", "nearest_adopters", "reasons", "cautions", "evidence"),
        *("probability", "examples"),
    }
)


class EvidenceParts(TypedDict, total=False):
    """The parts of an explanation other than contributions and probability; unrequested ones are absent."""

    peers: tuple[RecommendationPeer, ...]
    latest_adopters: tuple[Adopter, ...]
    nearest_adopters: tuple[Adopter, ...]
    reasons: tuple[ReasonPath, ...]
    cautions: tuple[Caution, ...]
    evidence: EvidenceSummary | None


def evidence_parts(
    support: SupportingEvidence,
    evidence: Evidence,
    row: int,
    column: int,
    parts: Set[str],
) -> EvidenceParts:
    """Return the requested parts for a territory (row) and a practice (column)."""
    result = EvidenceParts()
    if parts & {"peers", "reasons"}:
        peers = support.peers(column)
        if "peers" in parts:
            result["peers"] = peers
    if parts & {"nearest_adopters", "reasons"}:
        nearest = support.nearest_adopters(column)
        if "nearest_adopters" in parts:
            result["nearest_adopters"] = nearest
    if "reasons" in parts:
        result["reasons"] = support.paths(column, peers, nearest)
    if "latest_adopters" in parts:
        result["latest_adopters"] = support.latest_adopters(column)
    if parts & {"cautions", "evidence"}:
        summary = summarize(evidence, row, column)
        if "evidence" in parts:
            result["evidence"] = summary
        if "cautions" in parts:
            result["cautions"] = cautions(evidence, row, column, summary)
    return result
