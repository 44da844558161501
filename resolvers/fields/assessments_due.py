"""`assessmentsDue` of the root, of programmes and of cohorts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.assessments_due import MAX_MONTHS, AssessmentDue, AssessmentsDue, assessments_due
from graph.query import BadValue, Page
from graph.store import Store
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.ranked_pages import PageInfo, RankedPage, page_arguments, page_of_ranked

_LIST = "AssessmentDue"
#: The largest number of cohorts in `undated`.
_MAX_UNDATED = 100


@dataclass(frozen=True, slots=True)
class AssessmentDueEdge:
    cursor: str
    node: AssessmentDue


@dataclass(frozen=True, slots=True)
class AssessmentDueConnection:
    """A page of assessments. undated: ids of cohorts."""

    page: RankedPage[AssessmentDue]
    undated: list[str]

    @property
    def edges(self) -> list[AssessmentDueEdge]:
        return [AssessmentDueEdge(edge.cursor, edge.item) for edge in self.page.edges]

    @property
    def nodes(self) -> list[AssessmentDue]:
        return [edge.item for edge in self.page.edges]

    @property
    def page_info(self) -> PageInfo:
        return self.page.page_info

    @property
    def total_count(self) -> int:
        return self.page.total_count


def due(store: Store, parent_type: str | None = None) -> Batch:
    """Return the batch function of `assessmentsDue` at nodes of a type, or at the root if it is None.

    It raises BadPage, BadCursor and BadValue.
    """

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[AssessmentDueConnection]:
        page, within, states = page_arguments(arguments, _LIST), arguments["within"], arguments.get("states")
        if not 0 <= within <= MAX_MONTHS:
            raise BadValue("within", "query.months", months=within, limit=MAX_MONTHS)
        answers = await assessments_due(store, parent_type, parents, arguments["asOf"], within)
        return [_connection(answer, page, states) for answer in answers]

    return batch


def _connection(answer: AssessmentsDue, page: Page, states: Sequence[str] | None) -> AssessmentDueConnection:
    items = [item for item in answer.items if not states or item.state in states]
    # Ranked lists are in descending order, so a negative day puts the earliest date first.
    keys = [(-day, id_) for day, id_ in (item.key for item in items)]
    return AssessmentDueConnection(page_of_ranked(items, keys, page, _LIST), list(answer.undated[:_MAX_UNDATED]))
