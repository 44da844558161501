"""People."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, value
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Team")
class MembershipEdge:
    """A team of which a person is or was a member."""

    role = text("The role in the team, in the words of the source.")
    from_ = value(PartialDate, "The start date.")
    to = value(PartialDate, "The end date.")


@edge_type("Organization")
class EmployerEdge:
    """An organisation for which a person works or worked."""

    position = text("The position, in the words of the source.")
    from_ = value(PartialDate, "The start date.")
    to = value(PartialDate, "The end date.")


@edge_type("Territory")
class OfficeEdge:
    """A territory in which a person holds or held an office."""

    position = text("The office, in the words of the source.")
    from_ = value(PartialDate, "The start date.")
    to = value(PartialDate, "The end date.")


@edge_type("Event")
class SpeechEdge:
    """An event at which a person spoke."""

    role = text("The role, in the words of the source.")


@node_type
class Person(Node):
    """A person in an office or role named by the press or a register. No other personal data are stored."""

    name = text("The name.")
    teams = to_many("Team", "MEMBER_OF", "The teams of which the person is or was a member.", edge="Membership")
    organizations = to_many(
        "Organization", "WORKS_FOR", "The organisations for which the person works or worked.", edge="Employer"
    )
    offices = to_many(
        "Territory", "HOLDS_OFFICE", "The territories in which the person holds or held an office.", edge="Office"
    )
    events = to_many("Event", "SPOKE_AT", "The events at which the person spoke.", edge="Speech")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of an office, of a team's territory or of a programme of the employer.",
            reached_country(
                "HOLDS_OFFICE",
                "MEMBER_OF >FROM_TERRITORY",
                "WORKS_FOR <RUN_BY|CO_ORGANISED_BY <OF_PROGRAM >FROM_REGION",
            ),
        )
    }
