"""The explanation of one pair of territory and practice, as far as it is asked for."""

from collections.abc import Set
from typing import Any

from recommend.explain.cautions import cautions
from recommend.explain.supporting_evidence import Explainer
from recommend.model.evidence import Evidence

#: The parts of an explanation that can be left out, as the attributes of an item are named.
PARTS = frozenset({"contributions", "peers", "latest_adopters", "nearest_adopters", "reasons", "cautions", "evidence"})


def explained(explainer: Explainer, evidence: Evidence, row: int, column: int, parts: Set[str]) -> dict[str, Any]:
    """Those of `parts` that are not contributions, by name. row, column: of the territory and the practice."""
    found: dict[str, Any] = {}
    if parts & {"peers", "reasons"}:
        found["peers"] = explainer.peers(column)
    if parts & {"nearest_adopters", "reasons"}:
        found["nearest_adopters"] = explainer.nearest_adopters(column)
    if "reasons" in parts:
        found["reasons"] = explainer.paths(column, found["peers"], found["nearest_adopters"])
    if "latest_adopters" in parts:
        found["latest_adopters"] = explainer.latest_adopters(column)
    if parts & {"cautions", "evidence"}:
        found["evidence"] = evidence.summary(row, column)
    if "cautions" in parts:
        found["cautions"] = cautions(evidence, row, column, found["evidence"])
    return {name: value for name, value in found.items() if name in parts}
