"""Coverage: what the absence of an adoption means."""

from schema.connection import to_many
from schema.declare import node_type, text, value
from schema.enums import AtRisk, CoverageCompleteness, CoverageLevel
from schema.label import first_of, label
from schema.node import Node, datasets, sources


@node_type
class Coverage(Node):
    """A statement of a data set about its adoptions of some practices: whether the list is complete."""

    label = label("A readable name: the completeness.", first_of("completeness", "id"))
    completeness = value(CoverageCompleteness, "Whether absence means that a territory has not adopted.", required=True)
    level = value(CoverageLevel, "The level of the territories.", required=True)
    country = value(str, "The country: ISO 3166-1 alpha-2, such as RU.", required=True)
    first_year = value(int, "The first year covered; null if unknown.")
    last_year = value(int, "The last year covered; null if unknown.")
    at_risk = value(AtRisk, "The territories that can adopt; null for all of the level.")
    note = text("Limits of the coverage, in words.")
    practices = to_many("Practice", "COVERAGE_OF", "The practices that the statement is about.")
    sources = sources()
    datasets = datasets()
