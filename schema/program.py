"""Programmes."""

from schema.connection import to_many
from schema.declare import node_type, text, value
from schema.node import Node, datasets, sources
from schema.where import reached_country


@node_type
class Program(Node):
    """A programme of learning for municipal teams."""

    name = text("Its name.")
    description = text("What it is.")
    admission = text("Who is admitted.")
    assessed_after_months = value(int, "How many months after a cohort its results and plans are assessed.")
    assessment_aim = text("What the assessment is for.")
    url = value(str, "Its page.")
    run_by = to_many("Organization", "RUN_BY", "Who runs it.")
    co_organised_by = to_many("Organization", "CO_ORGANISED_BY", "Who co-organises it.")
    admits_graduates_of = to_many("Program", "ADMITS_GRADUATES_OF", "The programmes whose graduates it admits.")
    graduates_admitted_by = to_many("Program", "<ADMITS_GRADUATES_OF", "The programmes that admit its graduates.")
    topics = to_many("Topic", "COVERS", "What it teaches.")
    cohorts = to_many("Cohort", "<OF_PROGRAM", "Its cohorts.")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": ("The country of a region in one of its cohorts.", reached_country("<OF_PROGRAM >FROM_REGION"))
    }
