"""What a recommendation rests on: factors, similar territories, paths, cautions, evidence; and the weights."""

import enum

import strawberry

from schema.declare import item, object_type
from schema.filters import input_type
from schema.names import register

#: The factors of the score, in the order in which they are shown: what is likely, then what is known to work.
FACTORS = {
    "spreading": "What spreads now among the territories of the level and country.",
    "popularity": "How many territories have it; where most adoptions have no date, and for ideas from elsewhere.",
    "neighbours": "Whether territories with similar practices have it.",
    "geography": "Whether the nearest and the bordering territories have it.",
    "region": "Whether territories of the same region or division have it.",
    "indicators": "Whether territories with a similar population and other indicators have it.",
    "topic": "Whether the territory is active in its topics.",
    "outcomes": "Whether assessed adoptions succeeded.",
    "failures": "Whether it was given up.",
    "evidence": "How well it is known that it works.",
    "cost": "Whether its cost and complexity are much for the size of the territory.",
    "prerequisites": "Whether what must be there before is missing.",
}
COMPONENTS = {
    "adoptions": "The practices that both run.",
    "geography": "Distance and borders.",
    "size": "Inhabitants.",
    "indicators": "Other indicators.",
    "topic": "The topics of what they run.",
}

input_type(
    "FactorWeights",
    "How much each factor counts: 0 to 1,000, and 1 if not said. 0 leaves the factor out of score and contributions.",
    {name: ("float", text) for name, text in FACTORS.items()},
)
input_type(
    "SimilarityWeights",
    "How much each component of similarity counts: 0 to 1,000. Where any is given, those that are not are left out.",
    {name: ("float", text) for name, text in COMPONENTS.items()},
)


@strawberry.enum(description="What links a territory to one that has the practice.")
class ReasonKind(enum.Enum):
    ADOPTIONS = strawberry.enum_value("adoptions", description="Both have the shared practices.")
    GEOGRAPHY = strawberry.enum_value("geography", description="It is the nearest, or borders on it.")


register(ReasonKind)


@strawberry.enum(description="What a caution is about.")
class CautionCode(enum.Enum):
    STOPPED_ELSEWHERE = strawberry.enum_value("STOPPED_ELSEWHERE", description="Others gave the practice up.")
    POOR_OUTCOMES = strawberry.enum_value("POOR_OUTCOMES", description="Most assessed adoptions did not succeed.")
    PREREQUISITES_MISSING = strawberry.enum_value(
        "PREREQUISITES_MISSING", description="Practices that must come first are not there."
    )
    DEMANDING_FOR_SIZE = strawberry.enum_value(
        "DEMANDING_FOR_SIZE", description="It is expensive or complex for a territory of this size."
    )
    WEAK_EVIDENCE = strawberry.enum_value("WEAK_EVIDENCE", description="Only anecdotes tell that it works.")


register(CautionCode)


@object_type
class Contribution:
    """What one factor adds to a score. The contributions of an edge sum to its score."""

    factor = item(str, "The name of the factor, as in FactorWeights.")
    value = item(float, "A logarithm: 0 is the average practice, 0.69 twice its rate of adoption, -0.69 half of it.")
    weight = item(float, "The weight of the factor: 1, or what was asked for.")
    contribution = item(float, "Weight times value: what is added to the score.")
    explanation_ru = item(str, "What it means, in Russian.")
    explanation_en = item(str, "What it means, in English.")


@object_type
class RecommendationPeer:
    """A similar territory that has taken the practice up."""

    territory = item("Territory", "The territory.")
    similarity = item(float, "How much alike its history is: 0 to 1.")
    adopted_on = item("PartialDate", "Since when it has the practice; null where that is not known.", required=False)
    vote_share = item(float, "Its part of the influence of all neighbours that run the practice: 0 to 1.")
    shared_practices = item("list[Practice]", "Some practices that both have: why it counts as similar.", most=3)
    shared_count = item(int, "How many practices both have.")
    borders = item(bool, "Whether the two are known to border on each other.")


@object_type
class Adopter:
    """A territory that has taken the practice up, similar or not."""

    territory = item("Territory", "The territory.")
    adopted_on = item("PartialDate", "Since when it has the practice; null where that is not known.", required=False)
    distance_km = item(float, "How far it is, in kilometres; null where that is not known.", required=False)


@object_type
class ReasonPath:
    """A way from the territory to the practice: it is like another one, which has taken the practice up."""

    kind = item("ReasonKind", "What links the two territories.")
    territory = item("Territory", "The territory that has not taken the practice up.")
    shared_practices = item(
        "list[Practice]", "What both territories have; none where they are neighbours on the map.", most=3
    )
    peer = item("Territory", "The territory that has.")
    adopted_on = item("PartialDate", "Since when it has it; null where that is not known.", required=False)
    practice = item("Practice", "The practice.")


@object_type
class Caution:
    """What to know before the practice is taken up."""

    code = item("CautionCode", "What it is about.")
    text_ru = item(str, "What to know, in Russian.")
    text_en = item(str, "What to know, in English.")
    practices = item("list[Practice]", "The practices that it names.", most=5)
    territories = item("list[Territory]", "The territories that it names, the first few.", most=5)


@object_type
class StopReason:
    """Why a practice was given up."""

    reason = item(str, "In the words of the source.")
    count = item(int, "How often.")


@object_type
class EvidenceSummary:
    """What is known of how a practice works, among territories of the level and country."""

    assessed = item(int, "How many assessments of adoptions have a rating.")
    succeeded = item(int, "How many of these have at least the middle of the scale.")
    success = item(
        float,
        "The mean success, 0 to 1, drawn towards that of all practices where assessments are few; "
        "null where there are none.",
        required=False,
    )
    stopped = item(int, "How many territories gave it up.")
    stop_reasons = item("list[StopReason]", "Why, the most frequent first.", most=10)
    evidence_level = item("EvidenceLevel", "How well it is known that it works.", required=False)
    cost_band = item("CostBand", "What it costs.", required=False)
    complexity = item("Complexity", "How hard it is to take up.", required=False)
    prerequisites_missing = item(
        "list[Practice]", "Practices that it needs and the territory does not run, the first few.", most=5
    )
