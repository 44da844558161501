"""Teams."""

from schema.connection import edge_type, to_many
from schema.declare import node_type, text, to_one, value
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@edge_type("Person")
class MemberEdge:
    """A member of a team."""

    role = text("The role in the team, in the words of the source.")
    from_ = value(PartialDate, "The start date.")
    to = value(PartialDate, "The end date.")


@node_type
class Team(Node):
    """A team that learns together and develops projects."""

    name = text("The name.")
    description = text("A description.")
    territory = to_one("Territory", "FROM_TERRITORY", "The territory of the team.")
    cohort = to_one("Cohort", "IN_COHORT", "The cohort in which the team learns.")
    members = to_many("Person", "<MEMBER_OF", "The current and former members of the team.", edge="Member")
    projects = to_many("Project", "<DEVELOPED_BY", "The projects that the team develops.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The territory's country.", reached_country("FROM_TERRITORY"))}
    dimensions = {
        "cohort.program": "The programme of the cohort.",
        "territory.region": "The region in which the territory lies; for a region, the region itself.",
        "territory:level": "The level of the territory: `REGION` or `MUNICIPALITY`.",
    }
