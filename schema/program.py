"""Programmes."""

from schema.assessments_due import assessments_due
from schema.connection import to_many
from schema.declare import node_type, text, value
from schema.node import Node, datasets, sources
from schema.where import reached_country


@node_type
class Program(Node):
    """A learning programme for municipal teams."""

    name = text("The name.")
    description = text("A description.")
    admission = text("The admission requirements.")
    assessed_after_months = value(
        int, "The number of months after a cohort at which its results and plans are assessed."
    )
    assessment_aim = text("The aim of the assessment.")
    url = value(str, "The web page.")
    run_by = to_many("Organization", "RUN_BY", "The organisations that run the programme.")
    co_organised_by = to_many("Organization", "CO_ORGANISED_BY", "The organisations that co-organise the programme.")
    admits_graduates_of = to_many("Program", "ADMITS_GRADUATES_OF", "The programmes whose graduates it admits.")
    graduates_admitted_by = to_many("Program", "<ADMITS_GRADUATES_OF", "The programmes that admit its graduates.")
    topics = to_many("Topic", "COVERS", "The topics that the programme covers.")
    cohorts = to_many("Cohort", "<OF_PROGRAM", "The cohorts of the programme.")
    assessments_due = assessments_due("of the projects of the programme", "programAssessmentsDue")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": ("The country of a region in one of its cohorts.", reached_country("<OF_PROGRAM >FROM_REGION"))
    }
