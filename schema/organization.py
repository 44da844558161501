"""Organisations."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import OrganizationKind
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Person")
class EmploymentEdge:
    """A person who works or worked for an organisation."""

    position = text("The position, in the words of the source.")
    from_ = value(PartialDate, "The start date.")
    to = value(PartialDate, "The end date.")


@node_type
class Organization(Node):
    """An organisation that runs, supports or takes part in programmes."""

    name = text("The name.")
    kind = value(OrganizationKind, "The kind of organisation.")
    description = text("A description.")
    url = value(str, "The web page.")
    part_of = to_one("Organization", "PART_OF_ORGANIZATION", "The organisation that it is part of.")
    parts = to_many("Organization", "<PART_OF_ORGANIZATION", "The organisations that are part of it.")
    programs = to_many("Program", "<RUN_BY", "The programmes that it runs.")
    co_organised_programs = to_many("Program", "<CO_ORGANISED_BY", "The programmes that it co-organises.")
    events = to_many("Event", "<WITH_ORGANIZATION", "The events in which it took part.")
    people = to_many("Person", "<WORKS_FOR", "The people who work or worked for it.", edge="Employment")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of a region in one of its programmes or events.",
            reached_country(
                "<RUN_BY|CO_ORGANISED_BY <OF_PROGRAM FROM_REGION",
                "<WITH_ORGANIZATION >OF_COHORT >FROM_REGION",
                "<WITH_ORGANIZATION >OF_MODULE >OF_COHORT >FROM_REGION",
            ),
        )
    }
