"""Recommendations: the practices of a territory, and the territories of a practice."""

import enum

import strawberry

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments
from schema.declare import Declared, argument, computed, item, object_type
from schema.names import register


@strawberry.enum(description="How far a list of recommendations can be relied on.")
class Confidence(enum.Enum):
    HIGH = strawberry.enum_value("HIGH", description="There is enough history to compare with others.")
    LOW = strawberry.enum_value("LOW", description="There is little history; see the reason.")
    NOT_ENOUGH_DATA = strawberry.enum_value("NOT_ENOUGH_DATA", description="Nothing can be said; see the reason.")


@strawberry.enum(description="Whose practices are recommended.")
class IdeaOrigin(enum.Enum):
    SAME = strawberry.enum_value("SAME", description="Those that territories of the same level and country run.")
    ELSEWHERE = strawberry.enum_value(
        "ELSEWHERE", description="Those that only territories of another level or country run."
    )


@strawberry.enum(description="What kind of territory it is.")
class TerritoryLevel(enum.Enum):
    REGION = strawberry.enum_value("Region", description="Regions.")
    MUNICIPALITY = strawberry.enum_value("Municipality", description="Municipalities.")


register(Confidence)
register(IdeaOrigin)
register(TerritoryLevel)


@object_type
class RecommendationEdge:
    """A practice that the territory has not taken up, and why it is likely next."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Practice", "The practice.")
    rank = item(int, "Its place in the whole list, from 1.")
    score = item(float, "The score: comparable within one list only.")
    contributions = item("list[Contribution]", "What the score is made of.", most=12)
    adopter_count = item(int, "How many territories of the level and country have it; of all, for one from elsewhere.")
    peers = item("list[RecommendationPeer]", "The most similar territories behind it.", most=5)
    nearest_adopters = item("list[Adopter]", "Those nearest on the map that have it.", most=5)
    latest_adopters = item("list[Adopter]", "Those that took it up last.", most=5)
    reasons = item("list[ReasonPath]", "Ways through the graph that speak for it.", most=5)
    cautions = item("list[Caution]", "What to know before.", most=5)
    evidence = item("EvidenceSummary", "What is known of how it works; null where nothing is.", required=False)
    from_elsewhere = item(bool, "Whether nobody of the level and country runs it.")


@object_type
class RecommendationConnection:
    """Practices not yet taken up, the likeliest next first."""

    nodes = item("list[Practice]", "The practices of the page.")
    edges = item("list[RecommendationEdge]", "The practices of the page, with their reasons.")
    page_info = item("PageInfo", "What lies on either side of the page.")
    total_count = item(int, "How many practices are ranked.")
    confidence = item("Confidence", "How far the list can be relied on.")
    reason_ru = item(str, "Why the confidence is what it is, in Russian.")
    reason_en = item(str, "Why the confidence is what it is, in English.")
    as_of = item("PartialDate", "The date up to which facts count; null where no fact is dated.", required=False)
    model_version = item(str, "The version of the method with the weights that it learned.")
    data_version = item(int, "The version of the data that the list was made from.")


@object_type
class NextAdopterEdge:
    """A territory that has not taken the practice up; the score is the same as in its own recommendations."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Territory", "The territory.")
    rank = item(int, "Its place in the whole list, from 1.")
    score = item(float, "The score: comparable within one list only.")
    contributions = item("list[Contribution]", "What the score is made of.", most=12)
    peers = item("list[RecommendationPeer]", "The most similar territories that have the practice.", most=5)
    nearest_adopters = item("list[Adopter]", "Those nearest on the map that have it.", most=5)
    reasons = item("list[ReasonPath]", "Ways through the graph that speak for it.", most=5)
    cautions = item("list[Caution]", "What to know before.", most=5)
    confidence = item("Confidence", "How far its own recommendations can be relied on.")
    reason_ru = item(str, "Why the confidence is what it is, in Russian.")
    reason_en = item(str, "Why the confidence is what it is, in English.")


@object_type
class NextAdopterConnection:
    """Territories that have not taken a practice up, the likeliest next first."""

    nodes = item("list[Territory]", "The territories of the page.")
    edges = item("list[NextAdopterEdge]", "The territories of the page, with their reasons.")
    page_info = item("PageInfo", "What lies on either side of the page.")
    total_count = item(int, "How many territories are ranked.")
    level = item("TerritoryLevel", "What kind of territories they are; null where nobody has it.", required=False)
    country = item(str, "Their country; null where nobody has it.", required=False)
    as_of = item("PartialDate", "The date up to which facts count; null where no fact is dated.", required=False)
    model_version = item(
        str, "The version of the method with the weights that it learned; null where nobody has it.", required=False
    )
    data_version = item(int, "The version of the data that the list was made from.")


_PAGE = page_arguments("the best")
AS_OF = argument("as_of", "PartialDate | None", "As it was at the end of this date: only facts dated up to it count.")
WEIGHTS = argument("weights", "FactorWeights | None", "How much each factor counts.")


def recommendations() -> Declared:
    """The field of a territory."""
    return computed(
        "RecommendationConnection",
        "recommendations",
        "Practices that it has not taken up, the likeliest next first, with the reasons.",
        *_PAGE,
        AS_OF,
        argument("topics", "list[ID] | None", "Only practices about one of these topics; all where none is named."),
        argument("exclude", "list[ID] | None", "Practices to leave out."),
        WEIGHTS,
        argument("min_confidence", "Confidence | None", "Nothing at all where the confidence is less."),
        argument("from", "IdeaOrigin | None", "Whose practices: SAME if not said."),
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE, as_of="asOf"),
    )


def next_adopters() -> Declared:
    """The field of a practice."""
    return computed(
        "NextAdopterConnection",
        "nextAdopters",
        "Territories that have not taken it up, the likeliest next first, of the level and country in which most have.",
        *_PAGE,
        AS_OF,
        argument("region", "ID | None", "Only municipalities of this region."),
        argument("country", "str | None", "Only this country: ISO 3166-1 alpha-2, such as RU."),
        argument("level", "TerritoryLevel | None", "Only regions, or only municipalities."),
        argument("exclude", "list[ID] | None", "Territories to leave out."),
        WEIGHTS,
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE, as_of="asOf"),
    )
