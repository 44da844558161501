"""The assessments that are due."""

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments
from schema.declare import Declared, argument, computed, item, object_type
from schema.enums import enumeration

AssessmentBasis = enumeration(
    "AssessmentBasis",
    "The origin of a due date.",
    {
        "STATED": ("STATED", "A source states the due date."),
        "COMPUTED": (
            "COMPUTED",
            "The end of the cohort plus the `assessedAfterMonths` of its programme, as precise as the end.",
        ),
    },
)
AssessmentState = enumeration(
    "AssessmentState",
    "The state of an assessment as of a date.",
    {
        "LATE": ("LATE", "The due date has passed without a known completion."),
        "DUE": ("DUE", "The due date has not passed, and no completion is known."),
        "DONE": ("DONE", "The assessment was completed."),
    },
)


@object_type
class AssessmentDue:
    """An assessment that is due, also if the graph has no `Assessment` for it yet."""

    cohort = item("Cohort", "The cohort; null if the subject belongs to none.", required=False)
    project = item(
        "Project",
        "The project to assess; null for an adoption, or if the graph has no project of the cohort.",
        required=False,
    )
    adoption = item("Adoption", "The adoption to assess; null for a project or cohort.", required=False)
    assessment = item("Assessment", "The assessment; null if the graph has none yet.", required=False)
    due_on = item("PartialDate", "The due date.")
    done_on = item("PartialDate", "The completion date; null if not completed as of the date.", required=False)
    basis = item("AssessmentBasis", "The origin of the due date.")
    state = item("AssessmentState", "The state as of the date.")


@object_type
class AssessmentDueEdge:
    """An edge to an assessment that is due."""

    cursor = item(str, "The cursor of this edge.")
    node = item("AssessmentDue", "The assessment.")


@object_type
class AssessmentDueConnection:
    """A page of the assessments that are due, the earliest due date first."""

    nodes = item("list[AssessmentDue]", "The assessments on this page.")
    edges = item("list[AssessmentDueEdge]", "The assessments on this page, with cursors.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of assessments in the whole list.")
    undated = item(
        "list[Cohort]",
        "The cohorts left out because their due date cannot be computed: their end or the programme's "
        "`assessedAfterMonths` is not known, or the end is too imprecise. At most 100.",
        max_items=100,
    )


def assessments_due(of: str, batch: str) -> Declared:
    """Return the declaration of `assessmentsDue`. of: the owner, in a phrase. batch: the batch function."""
    return computed(
        "AssessmentDueConnection",
        batch,
        f"The assessments {of} that are due, late or done as of a date. A due date is stated by a source, or computed: "
        "the end of the cohort plus the `assessedAfterMonths` of its programme.",
        argument("as_of", "PartialDate", "The date of the states; its last day counts. The server reads no clock."),
        argument(
            "within",
            "int",
            "Also assessments that fall due within this number of months after `asOf`: 0 to 120.",
            3,
        ),
        argument("states", "list[AssessmentState] | None", "Only these states. The default is all states."),
        *page_arguments("the earliest"),
        cost=Cost(weight=20, items="first", backward="last", default=DEFAULT_SIZE),
    )
