"""Full-text search."""

import enum

import strawberry

from schema.declare import item, object_type
from schema.names import register


@strawberry.enum(description="The types that can be searched.")
class SearchType(enum.Enum):
    REGION = strawberry.enum_value("Region", description="Regions.")
    MUNICIPALITY = strawberry.enum_value("Municipality", description="Municipalities.")
    ORGANIZATION = strawberry.enum_value("Organization", description="Organisations.")
    PROGRAM = strawberry.enum_value("Program", description="Programmes.")
    COHORT = strawberry.enum_value("Cohort", description="Cohorts.")
    MODULE = strawberry.enum_value("Module", description="Modules.")
    EVENT = strawberry.enum_value("Event", description="Events.")
    TEAM = strawberry.enum_value("Team", description="Teams.")
    PERSON = strawberry.enum_value("Person", description="People.")
    TOPIC = strawberry.enum_value("Topic", description="Topics.")
    PRACTICE = strawberry.enum_value("Practice", description="Practices.")
    PROJECT = strawberry.enum_value("Project", description="Projects.")
    ADOPTION = strawberry.enum_value("Adoption", description="Adoptions.")
    COVERAGE = strawberry.enum_value("Coverage", description="Statements of coverage.")
    ASSESSMENT = strawberry.enum_value("Assessment", description="Assessments.")
    INDICATOR = strawberry.enum_value("Indicator", description="Indicators.")
    SOURCE = strawberry.enum_value("Source", description="Sources.")
    DATASET = strawberry.enum_value("Dataset", description="Data sets.")


register(SearchType)


@object_type
class FragmentPart:
    """A piece of a fragment. The pieces in their order are the fragment."""

    text = item(str, "The text of the piece.")
    matched = item(bool, "Whether it matches a word of the search.")


@object_type
class SearchEdge:
    """A node that was found."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Node", "What was found.")
    type = item("SearchType", "Its type.")
    score = item(float, "How well it matches; greater is better. Comparable within one search.")
    property = item(str, "The property in which the fragment was found; null where its text is gone.", required=False)
    fragment = item("list[FragmentPart]", "The text around the match.")


@object_type
class SearchConnection:
    """What was found, the best first. At most 500 can be paged through; `totalCount` may say more."""

    nodes = item("list[Node]", "The nodes of the page.")
    edges = item("list[SearchEdge]", "The nodes of the page, each with why it was found.")
    page_info = item("PageInfo", "What lies on either side of the page.")
    total_count = item(int, "How many were found, also beyond the 500 that can be paged through; counted up to 50,000.")
    total_count_exact = item(bool, "Whether `totalCount` is all; false where there are more than it counts.")
