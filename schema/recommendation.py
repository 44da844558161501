"""Recommendations: the practices of a territory, and the territories of a practice."""

import enum

import strawberry

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments
from schema.declare import Declared, argument, computed, item, object_type
from schema.names import register


@strawberry.enum(description="The reliability of a list of recommendations.")
class Confidence(enum.Enum):
    HIGH = strawberry.enum_value("HIGH", description="There is enough history for a comparison with other territories.")
    LOW = strawberry.enum_value("LOW", description="There is little history; see the reason.")
    NOT_ENOUGH_DATA = strawberry.enum_value("NOT_ENOUGH_DATA", description="There is not enough data; see the reason.")


@strawberry.enum(description="The origin of the recommended practices.")
class IdeaOrigin(enum.Enum):
    SAME = strawberry.enum_value("SAME", description="Practices that territories of the same level and country run.")
    ELSEWHERE = strawberry.enum_value(
        "ELSEWHERE", description="Practices that only territories of another level or country run."
    )


@strawberry.enum(description="The level of a territory.")
class TerritoryLevel(enum.Enum):
    REGION = strawberry.enum_value("Region", description="Regions.")
    MUNICIPALITY = strawberry.enum_value("Municipality", description="Municipalities.")


register(Confidence)
register(IdeaOrigin)
register(TerritoryLevel)


@object_type
class RecommendationEdge:
    """A practice that the territory has not adopted, and the reasons why it is likely next."""

    cursor = item(str, "The cursor of this edge.")
    node = item("Practice", "The practice.")
    rank = item(int, "The position in the whole list, starting at 1.")
    tie_count = item(
        int, "The number of practices of the list with this score; above 1 the order among them means nothing."
    )
    score = item(
        float,
        "The score among practices: comparable only within the list of one territory, among those of one `coverage`.",
    )
    probability = item(
        "Probability",
        "The probability of adoption; null for samples, with little history, or if it could not be predicted before.",
        required=False,
    )
    contributions = item(
        "list[Contribution]", "The contributions that sum to the score, the largest by amount first.", max_items=15
    )
    adopter_count = item(
        int, "The number of adopters of the same level and country; of all adopters for a practice from elsewhere."
    )
    peers = item(
        "list[RecommendationPeer]", "The most influential similar territories that run the practice.", max_items=5
    )
    adapting_count = item(
        int, "In a sample, the number of territories that are adapting the practice and not known to run it; else 0."
    )
    nearest_adopters = item(
        "list[Adopter]", "The nearest territories that run the practice or, in a sample, are adapting it.", max_items=5
    )
    latest_adopters = item("list[Adopter]", "The territories that adopted the practice last, likewise.", max_items=5)
    examples = item(
        "list[PracticeExample]",
        "Named objects of the practice in other territories of the same level and country, in the most similar first.",
        max_items=5,
    )
    examples_note_ru = item(
        str, "If there are no examples, that and the nearest adopters, in Russian; else null.", required=False
    )
    examples_note_en = item(
        str, "If there are no examples, that and the nearest adopters, in English; else null.", required=False
    )
    reasons = item("list[ReasonPath]", "Paths through the graph that support the recommendation.", max_items=5)
    cautions = item("list[Caution]", "Points to consider before adopting the practice.", max_items=5)
    evidence = item(
        "EvidenceSummary", "The evidence on the results of the practice; null if there is none.", required=False
    )
    from_elsewhere = item(bool, "True if no territory of the same level and country runs the practice.")
    coverage = item(
        "CoverageCompleteness",
        "Whether all adoptions are listed. The scores of practices from samples give an order only. They come last, "
        "or first if the territory has no adoption in a complete list.",
    )


@object_type
class RecommendationConnection:
    """A page of the practices that a territory has not adopted, likeliest next first."""

    nodes = item("list[Practice]", "The practices on this page.")
    edges = item("list[RecommendationEdge]", "The practices on this page, with reasons.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of ranked practices.")
    confidence = item("Confidence", "The reliability of the list.")
    reason_ru = item(str, "The reason for the confidence, in Russian.")
    reason_en = item(str, "The reason for the confidence, in English.")
    based_on = item(
        "Territory",
        "The territory whose facts the list uses: the territory itself, the municipality that it is part of, or the "
        "successor of a municipality that has ended.",
    )
    as_of = item("PartialDate", "The date up to which facts count; null if no fact is dated.", required=False)
    model_version = item(str, "The version of the method and its learned weights.")
    data_version = item(int, "The version of the data from which the list was computed.")


@object_type
class NextAdopterEdge:
    """A territory that has not adopted the practice.

    Its score among territories is learned to compare territories. In its own recommendations it has another one, among
    practices.
    """

    cursor = item(str, "The cursor of this edge.")
    node = item("Territory", "The territory.")
    rank = item(int, "The position in the whole list, starting at 1.")
    tie_count = item(
        int, "The number of territories of the list with this score; above 1 the order among them means nothing."
    )
    score = item(
        float,
        "The score among territories: comparable only within the list of one practice. With little history it is the "
        "score among practices.",
    )
    probability = item(
        "Probability",
        "The probability of adoption, the same as in the territory's own recommendations.",
        required=False,
    )
    contributions = item(
        "list[Contribution]", "The contributions that sum to the score, the largest by amount first.", max_items=15
    )
    peers = item(
        "list[RecommendationPeer]", "The most influential similar territories that run the practice.", max_items=5
    )
    nearest_adopters = item("list[Adopter]", "The nearest territories that run the practice.", max_items=5)
    reasons = item("list[ReasonPath]", "Paths through the graph that support the recommendation.", max_items=5)
    cautions = item("list[Caution]", "Points to consider before adopting the practice.", max_items=5)
    confidence = item("Confidence", "The reliability of the territory's own recommendations.")
    reason_ru = item(str, "The reason for the confidence, in Russian.")
    reason_en = item(str, "The reason for the confidence, in English.")


@object_type
class NextAdopterConnection:
    """A page of the territories that have not adopted a practice, likeliest next first."""

    nodes = item("list[Territory]", "The territories on this page.")
    edges = item("list[NextAdopterEdge]", "The territories on this page, with reasons.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of ranked territories.")
    level = item(
        "TerritoryLevel", "The level of the territories; null if the practice has no adopters.", required=False
    )
    country = item(str, "The country of the territories; null if the practice has no adopters.", required=False)
    as_of = item("PartialDate", "The date up to which facts count; null if no fact is dated.", required=False)
    model_version = item(
        str, "The version of the method and its learned weights; null if the practice has no adopters.", required=False
    )
    data_version = item(int, "The version of the data from which the list was computed.")
    coverage = item(
        "CoverageCompleteness",
        "Whether all adoptions of the practice are listed; null if it has no adopters.",
        required=False,
    )


_PAGE = page_arguments("the best")
AS_OF = argument("as_of", "PartialDate | None", "Only facts dated up to the end of this date count.")
WEIGHTS = argument("weights", "FactorWeights | None", "The weights of the factors.")


def recommendations() -> Declared:
    """Return the declaration of `Territory.recommendations`."""
    return computed(
        "RecommendationConnection",
        "recommendations",
        "The practices that the territory has not adopted, likeliest next first, with reasons. "
        "A practice that one of its own includes is left out.",
        *_PAGE,
        AS_OF,
        argument("topics", "list[ID] | None", "Only practices on one of these topics. The default is all practices."),
        argument("exclude", "list[ID] | None", "The ids of practices to exclude."),
        WEIGHTS,
        argument("min_confidence", "Confidence | None", "Return an empty list if the confidence is lower."),
        argument("from", "IdeaOrigin | None", "The origin of the practices. The default is `SAME`."),
        argument(
            "level", "TerritoryLevel | None", "With `from: ELSEWHERE`: only practices of territories of this level."
        ),
        argument(
            "countries",
            "list[str] | None",
            "With `from: ELSEWHERE`: only practices of territories of these countries (ISO 3166-1 alpha-2: US).",
        ),
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE, as_of="asOf"),
    )


def next_adopters() -> Declared:
    """Return the declaration of `Practice.nextAdopters`."""
    return computed(
        "NextAdopterConnection",
        "nextAdopters",
        "The territories that are not known to have adopted the practice, nor a broader one that includes it, "
        "likeliest next first. "
        "The default level and country are those with the most adopters.",
        *_PAGE,
        AS_OF,
        argument("region", "ID | None", "Only municipalities of this region."),
        argument("country", "str | None", "Only territories of this country (ISO 3166-1 alpha-2), such as RU."),
        argument("level", "TerritoryLevel | None", "Only territories of this level."),
        argument("exclude", "list[ID] | None", "The ids of territories to exclude."),
        WEIGHTS,
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE, as_of="asOf"),
    )
