"""Recommendations, and projects that are alike."""

import enum

import strawberry

from schema.declare import item, object_type
from schema.names import register


@strawberry.enum(description="How far a list of recommendations can be relied on.")
class Confidence(enum.Enum):
    HIGH = strawberry.enum_value("HIGH", description="There is enough history to compare with others.")
    LOW = strawberry.enum_value("LOW", description="There is little history; see the reason.")
    NOT_ENOUGH_DATA = strawberry.enum_value("NOT_ENOUGH_DATA", description="Nothing can be said; see the reason.")


register(Confidence)


@object_type
class Contribution:
    """What one factor adds to a score. The contributions of an edge sum to its score."""

    factor = item(str, "The name of the factor.")
    value = item(float, "The value of the factor for this practice and territory.")
    weight = item(float, "The weight of the factor.")
    contribution = item(float, "Weight times the natural logarithm of the value: what is added to the score.")
    explanation_ru = item(str, "What it means, in Russian.")
    explanation_en = item(str, "What it means, in English.")


@object_type
class RecommendationPeer:
    """A similar territory that has taken the practice up."""

    territory = item("Territory", "The territory.")
    similarity = item(float, "How much alike its history is: 0 to 1.")
    adopted_on = item("PartialDate", "Since when it has the practice; null where that is not known.", required=False)
    vote_share = item(float, "Its part of all votes for the practice here: 0 to 1.")
    shared_practices = item("list[Practice]", "Some practices that both have: why it counts as similar.", most=3)
    shared_count = item(int, "How many practices both have.")
    borders = item(bool, "Whether the two are known to border on each other.")


@object_type
class LatestAdopter:
    """A territory that took the practice up lately, similar or not."""

    territory = item("Territory", "The territory.")
    adopted_on = item("PartialDate", "Since when it has the practice; null where that is not known.", required=False)


@object_type
class RecommendationEdge:
    """A practice that the territory has not taken up, and why it is likely next."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Practice", "The practice.")
    rank = item(int, "Its place in the whole list, from 1.")
    score = item(float, "The score: comparable within one list only.")
    contributions = item("list[Contribution]", "What the score is made of.")
    adopter_count = item(int, "How many territories of the level and country have it.")
    peers = item("list[RecommendationPeer]", "The most similar territories behind it.", most=5)
    latest_adopters = item("list[LatestAdopter]", "Those that took it up last.", most=5)


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
    data_version = item(int, "The version of the data that the list was made from.")


@object_type
class Likeness:
    """What one likeness adds to the score of a related project; together they sum to it."""

    factor = item(str, "In what they are alike: topic, cohort or text.")
    contribution = item(float, "What it adds to the score.")


@object_type
class RelatedProjectEdge:
    """A project like the one asked about."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Project", "The project.")
    score = item(float, "How much alike they are; the contributions sum to it.")
    contributions = item("list[Likeness]", "What the score is made of.")


@object_type
class RelatedProjectConnection:
    """Projects alike, the most alike first."""

    nodes = item("list[Project]", "The projects of the page.")
    edges = item("list[RelatedProjectEdge]", "The projects of the page, with their reasons.")
    page_info = item("PageInfo", "What lies on either side of the page.")
    total_count = item(int, "How many projects are alike at all.")
