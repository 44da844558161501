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

    role = text("In what role, in the words of its source.")


@node_type
class Event(Node):
    """A plenary session, a lecture, an intensive, a master class, work on projects."""

    name = text("Its name.")
    kind = value(EventKind, "What kind of event it is.")
    start_on = value(PartialDate, "When it starts.")
    end_on = value(PartialDate, "When it ends.")
    description = text("What it is about.")
    module = to_one("Module", "OF_MODULE", "The module that it belongs to.")
    cohort = to_one("Cohort", "OF_COHORT", "The cohort that it belongs to, where it belongs to no module.")
    organizations = to_many("Organization", "WITH_ORGANIZATION", "The organisations that took part.")
    speakers = to_many("Person", "<SPOKE_AT", "The people who spoke.", edge="Speaker")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of a region in its cohort.",
            reached_country("OF_COHORT >FROM_REGION", "OF_MODULE >OF_COHORT >FROM_REGION"),
        )
    }
