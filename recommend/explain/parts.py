"""The parts of an explanation; a question names the ones that it needs."""

from collections.abc import Set
from typing import TypedDict

from recommend.explain.cautions import Caution, cautions
from recommend.explain.evidence_summary import EvidenceSummary, summarize
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer, SupportingEvidence
from recommend.model.evidence import Evidence

#: The parts of an explanation that can be left out, as the attributes of an item are named.
PARTS = frozenset({"contributions", "peers", "latest_adopters", "nearest_adopters", "reasons", "cautions", "evidence"})


class Explanation(TypedDict, total=False):
    """The parts of one explanation but for the contributions; parts that no question asked for are absent."""

    peers: tuple[RecommendationPeer, ...]
    latest_adopters: tuple[Adopter, ...]
    nearest_adopters: tuple[Adopter, ...]
    reasons: tuple[ReasonPath, ...]
    cautions: tuple[Caution, ...]
    evidence: EvidenceSummary | None


def explain(support: SupportingEvidence, evidence: Evidence, row: int, column: int, parts: Set[str]) -> Explanation:
    """Return the explanation of a territory (row) and a practice (column), as far as `parts` asks for it."""
    found = Explanation()
    if parts & {"peers", "reasons"}:
        peers = support.peers(column)
        if "peers" in parts:
            found["peers"] = peers
    if parts & {"nearest_adopters", "reasons"}:
        nearest = support.nearest_adopters(column)
        if "nearest_adopters" in parts:
            found["nearest_adopters"] = nearest
    if "reasons" in parts:
        found["reasons"] = support.paths(column, peers, nearest)
    if "latest_adopters" in parts:
        found["latest_adopters"] = support.latest_adopters(column)
    if parts & {"cautions", "evidence"}:
        summary = summarize(evidence, row, column)
        if "evidence" in parts:
            found["evidence"] = summary
        if "cautions" in parts:
            found["cautions"] = cautions(evidence, row, column, summary)
    return found
