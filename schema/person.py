"""People."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, value
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Team")
class MembershipEdge:
    """A team that a person is a member of."""

    role = text("The role in the team, in the words of its source.")
    from_ = value(PartialDate, "Since when.")
    to = value(PartialDate, "Until when.")


@edge_type("Organization")
class EmployerEdge:
    """An organisation that a person works, or worked, for."""

    position = text("The position, in the words of its source.")
    from_ = value(PartialDate, "Since when.")
    to = value(PartialDate, "Until when.")


@edge_type("Territory")
class OfficeEdge:
    """A territory in which a person holds, or held, an office."""

    position = text("The office, in the words of its source.")
    from_ = value(PartialDate, "Since when.")
    to = value(PartialDate, "Until when.")


@edge_type("Event")
class SpeechEdge:
    """An event at which a person spoke."""

    role = text("In what role, in the words of its source.")


@node_type
class Person(Node):
    """A person in the office or role in which the press or a register named them; nothing else is kept."""

    name = text("The name.")
    teams = to_many("Team", "MEMBER_OF", "The teams that the person is a member of.", edge="Membership")
    organizations = to_many(
        "Organization", "WORKS_FOR", "The organisations that the person works for.", edge="Employer"
    )
    offices = to_many("Territory", "HOLDS_OFFICE", "Where the person holds an office.", edge="Office")
    events = to_many("Event", "SPOKE_AT", "The events at which the person spoke.", edge="Speech")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of an office, of a team's territory, or of a programme of the employer.",
            reached_country(
                "HOLDS_OFFICE",
                "MEMBER_OF >FROM_TERRITORY",
                "WORKS_FOR <RUN_BY|CO_ORGANISED_BY <OF_PROGRAM >FROM_REGION",
            ),
        )
    }
