"""Modules."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import ModuleMode
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Module(Node):
    """A part of a cohort's curriculum, held in person or online."""

    name = text("The name.")
    number = value(int, "The number within the cohort, starting at 1.")
    mode = value(ModuleMode, "The format of the module.")
    start_on = value(PartialDate, "The start date.")
    end_on = value(PartialDate, "The end date.")
    description = text("A description.")
    cohort = to_one("Cohort", "OF_COHORT", "The cohort.")
    topics = to_many("Topic", "COVERS", "The topics that the module covers.")
    events = to_many("Event", "<OF_MODULE", "The events of the module.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The country of a region in the cohort.", reached_country("OF_COHORT >FROM_REGION"))}
    dimensions = {"cohort.program": "The programme of the cohort."}
