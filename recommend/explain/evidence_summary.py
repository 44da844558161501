"""The summary of the evidence about a practice, for one territory."""

from collections import Counter
from dataclasses import dataclass

from recommend.model.evidence import Evidence
from recommend.model.tables import NodeId

#: The maximum number of missing prerequisites in a summary.
MAX_PREREQUISITES = 5
#: The minimum success of an adoption that succeeded.
SUCCEEDED = 0.5


@dataclass(frozen=True, slots=True)
class StopReason:
    """A reason for stopping a practice, as the source states it, and its frequency."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """The evidence of how a practice works.

    Attributes
    ----------
    assessed : int
        Assessments of adoptions by territories of the level and country.
    succeeded : int
        Assessments with a success of at least one half.
    success : float or None
        The mean success, 0 to 1, shrunk towards the mean of all practices; None without assessments.
    stopped : int
        Territories that stopped it.
    stop_reasons : tuple of StopReason
        The most frequent first.
    evidence_level, cost_band, complexity : str or None
    prerequisites_missing : tuple of NodeId
        The first prerequisites that the territory does not run.
    prerequisites_missing_count : int
        The number of prerequisites that the territory does not run.
    """

    assessed: int
    succeeded: int
    success: float | None
    stopped: int
    stop_reasons: tuple[StopReason, ...]
    evidence_level: str | None
    cost_band: str | None
    complexity: str | None
    prerequisites_missing: tuple[NodeId, ...]
    prerequisites_missing_count: int


def summarize(evidence: Evidence, row: int, column: int) -> EvidenceSummary | None:
    """Return the summary for a territory and a practice; None without any evidence."""
    practice, successes, stopped = evidence.practice(column), evidence.successes(column), evidence.stopped_count(column)
    known = (practice.evidence_level, practice.cost_band, practice.complexity)
    if not (successes or stopped or practice.prerequisites or any(known)):
        return None
    missing = evidence.missing_prerequisites(row, column)
    reasons = Counter(evidence.stop_reasons(column))
    return EvidenceSummary(
        len(successes),
        sum(success >= SUCCEEDED for success in successes),
        evidence.mean_success(column),
        stopped,
        tuple(StopReason(*reason) for reason in sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0]))),
        *known,
        missing[:MAX_PREREQUISITES],
        len(missing),
    )
