"""Teams."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, to_one, value
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Person")
class MemberEdge:
    """A member of a team."""

    role = text("The role in the team, in the words of its source.")
    from_ = value(PartialDate, "Since when.")
    to = value(PartialDate, "Until when.")


@node_type
class Team(Node):
    """A team that learns together and develops projects."""

    name = text("Its name.")
    description = text("What is known of it.")
    territory = to_one("Territory", "FROM_TERRITORY", "Where it comes from.")
    cohort = to_one("Cohort", "IN_COHORT", "The cohort that it learns in.")
    members = to_many("Person", "<MEMBER_OF", "Its members.", edge="Member")
    projects = to_many("Project", "<DEVELOPED_BY", "The projects that it develops.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The territory's country.", reached_country("FROM_TERRITORY"))}
