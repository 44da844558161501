"""Cohorts."""

from schema.assessments_due import assessments_due
from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import CohortStatus, CountQualifier
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Cohort(Node):
    """One run of a programme, with its teams and modules."""

    name = text("The name.")
    number = value(int, "The number within the programme, starting at 1.")
    status = value(CohortStatus, "The status according to the source.")
    start_on = value(PartialDate, "The start date.")
    end_on = value(PartialDate, "The end date.")
    participant_count = value(int, "The stated number of participants; see `participantCountQualifier`.")
    participant_count_qualifier = value(CountQualifier, "The precision of `participantCount`.")
    region_count = value(int, "The stated number of participating regions; `regions` may list fewer.")
    project_count = value(int, "The stated number of projects developed; the graph may contain fewer.")
    description = text("A description.")
    program = to_one("Program", "OF_PROGRAM", "The programme.")
    regions = to_many("Region", "FROM_REGION", "The participating regions.")
    modules = to_many("Module", "<OF_COHORT", "The modules of the cohort.")
    events = to_many("Event", "<OF_COHORT", "The events of the cohort that belong to no module.")
    teams = to_many("Team", "<IN_COHORT", "The teams in the cohort.")
    assessments_due = assessments_due("of the projects of the cohort", "cohortAssessmentsDue")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The country of a participating region.", reached_country("FROM_REGION"))}
