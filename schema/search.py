"""Full-text search."""

import enum

import strawberry

from schema.declare import item, object_type
from schema.names import register


@strawberry.enum(description="A type that can be searched.")
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


@strawberry.enum(description="How a search compares texts.")
class SearchMode(enum.Enum):
    WORDS = strawberry.enum_value(
        "WORDS", description="By words: every word of the search text must occur, by its stem or as a beginning."
    )
    MEANING = strawberry.enum_value(
        "MEANING",
        description="By meaning: Russian words match words of similar meaning, and some words may be missing. English "
        "words match by their stem only. Programmes, modules, events, topics, practices, projects and indicators are "
        "searched.",
    )


register(SearchMode)


@object_type
class WordMatch:
    """A word of the text searched for, and the closest word of the text found."""

    word = item(str, "The word as written in the text searched for.")
    matched = item(str, "The word as written in the text found, or an everyday word for an official term there.")
    likeness = item(
        float, "1 for a form of the same word, less for a related word or one of similar meaning; 0.3 at least."
    )


@object_type
class FragmentPart:
    """A part of a fragment. The parts in order form the fragment."""

    text = item(str, "The text of the part.")
    matched = item(bool, "True if the part matches a word of the search text.")


@object_type
class SearchEdge:
    """A search hit."""

    cursor = item(str, "The cursor of this edge.")
    node = item("Node", "The matching node.")
    type = item("SearchType", "The type of the node.")
    score = item(float, "The relevance; higher is better. Comparable only within one search.")
    property = item(
        str, "The property that contains the fragment; null if its text has since been removed.", required=False
    )
    fragment = item("list[FragmentPart]", "The text around the match, in parts.")


@object_type
class SearchConnection:
    """A page of search hits, best first. Only the best 500 hits can be paged through; `totalCount` may be higher."""

    nodes = item("list[Node]", "The nodes on this page.")
    edges = item("list[SearchEdge]", "The nodes on this page, each with its match.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(
        int, "The number of hits, including those that cannot be paged through. Hits are counted up to 50,000."
    )
    total_count_exact = item(bool, "True if `totalCount` is exact; false if there are more hits.")
