"""Modules."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import ModuleMode
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Module(Node):
    """A part of a cohort's learning, in person or online."""

    name = text("Its name.")
    number = value(int, "Its number in the cohort, from 1.")
    mode = value(ModuleMode, "Where it is held.")
    start_on = value(PartialDate, "When it starts.")
    end_on = value(PartialDate, "When it ends.")
    description = text("What it is about.")
    cohort = to_one("Cohort", "OF_COHORT", "Its cohort.")
    topics = to_many("Topic", "COVERS", "What it teaches.")
    events = to_many("Event", "<OF_MODULE", "Its events.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The country of a region in its cohort.", reached_country("OF_COHORT >FROM_REGION"))}
