"""Organisations."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import OrganizationKind
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Person")
class EmploymentEdge:
    """A person who works, or worked, for an organisation."""

    position = text("The position, in the words of its source.")
    from_ = value(PartialDate, "Since when.")
    to = value(PartialDate, "Until when.")


@node_type
class Organization(Node):
    """An organisation that runs, supports or takes part in programmes."""

    name = text("Its name.")
    kind = value(OrganizationKind, "What kind of organisation it is.")
    description = text("What it is.")
    url = value(str, "Its page.")
    part_of = to_one("Organization", "PART_OF_ORGANIZATION", "The organisation that it is part of.")
    parts = to_many("Organization", "<PART_OF_ORGANIZATION", "The organisations that are part of it.")
    programs = to_many("Program", "<RUN_BY", "The programmes that it runs.")
    co_organised_programs = to_many("Program", "<CO_ORGANISED_BY", "The programmes that it co-organises.")
    events = to_many("Event", "<WITH_ORGANIZATION", "The events that it took part in.")
    people = to_many("Person", "<WORKS_FOR", "The people who work for it.", edge="Employment")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of a territory in a programme or event of it.",
            reached_country(
                "<RUN_BY|CO_ORGANISED_BY <OF_PROGRAM FROM_REGION",
                "<WITH_ORGANIZATION >OF_COHORT >FROM_REGION",
                "<WITH_ORGANIZATION >OF_MODULE >OF_COHORT >FROM_REGION",
            ),
        )
    }
