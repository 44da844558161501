"""Events."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import EventKind
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Person")
class SpeakerEdge:
    """A person who spoke at an event."""

    role = text("The role, in the words of the source.")


@node_type
class Event(Node):
    """An event, such as a plenary session, a lecture or a master class."""

    name = text("The name.")
    kind = value(EventKind, "The kind of event.")
    start_on = value(PartialDate, "The start date.")
    end_on = value(PartialDate, "The end date.")
    description = text("A description.")
    module = to_one("Module", "OF_MODULE", "The module to which the event belongs.")
    cohort = to_one("Cohort", "OF_COHORT", "The cohort of an event that belongs to no module.")
    organizations = to_many("Organization", "WITH_ORGANIZATION", "The participating organisations.")
    speakers = to_many("Person", "<SPOKE_AT", "The speakers at the event.", edge="Speaker")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of a region in the cohort.",
            reached_country("OF_COHORT >FROM_REGION", "OF_MODULE >OF_COHORT >FROM_REGION"),
        )
    }
    dimensions = {"cohort.program": "The programme of the cohort."}
