"""Cohorts."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import CohortStatus, CountQualifier
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Cohort(Node):
    """One run of a programme: those who learn in it together."""

    name = text("Its name.")
    number = value(int, "Its number in the programme, from 1.")
    status = value(CohortStatus, "How far it has come, as its source states it.")
    start_on = value(PartialDate, "When it starts.")
    end_on = value(PartialDate, "When it ends.")
    participant_count = value(int, "How many people take part, as stated: see the qualifier.")
    participant_count_qualifier = value(CountQualifier, "How that number is meant.")
    region_count = value(int, "How many regions take part, as stated; not all need be named here.")
    project_count = value(int, "How many projects it developed, as stated; not all need be listed here.")
    description = text("What is known of it.")
    program = to_one("Program", "OF_PROGRAM", "Its programme.")
    regions = to_many("Region", "FROM_REGION", "The regions that take part.")
    modules = to_many("Module", "<OF_COHORT", "Its modules.")
    events = to_many("Event", "<OF_COHORT", "Its events outside a module.")
    teams = to_many("Team", "<IN_COHORT", "Its teams.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The country of a region in it.", reached_country("FROM_REGION"))}
