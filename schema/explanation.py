"""The explanation of a recommendation: factors, similar territories, paths, cautions and evidence; also the weights."""

import enum

import strawberry

from schema.declare import item, object_type
from schema.filters import input_type
from schema.names import register

#: The factors of the score in display order: first those of likelihood, then those of known outcomes.
FACTORS = {
    "spreading": "The current spread among territories of the same level and country.",
    "popularity": "The number of adopters; used if most adoptions are undated, and for practices from elsewhere.",
    "neighbours": "Adoption by territories with similar practices.",
    "walk": "A random walk over the adoptions, from the territory to the practice.",
    "taste": "Adoption by territories that choose alike, and likeness to own practices by adopters.",
    "geography": "Adoption by the nearest and the bordering territories.",
    "region": "Adoption by territories of the same region or division.",
    "indicators": "Adoption by territories of the same class of kinds with a similar population and other indicators.",
    "topic": "The activity of the territory in the topics of the practice.",
    "text": "The resemblance of the practice to own ones by the words of its name and its topics.",
    "fit": "Samples and practices from elsewhere: the likeness by meaning to the projects of the teams, and "
    "to the topics of the request or, from elsewhere, to own practices; a judgement.",
    "kind": "Samples only: known adoption by territories of the same class of kinds.",
    "size": "Samples and practices from elsewhere: adoption by territories with half to twice as many inhabitants.",
    "recency": "Samples only: the known adoptions of the last two years.",
    "stage": "Samples only: the known adoptions that run, not only adapted; a judgement.",
    "activity": "The number of practices that the territory has adopted of late and in all; only for next adopters.",
    "outcomes": "The success of assessed adoptions.",
    "failures": "Abandonment by other territories.",
    "evidence": "The strength of the evidence that the practice works.",
    "cost": "The cost and complexity of a practice whose adopters are clearly larger than the territory.",
    "prerequisites": "Required practices that are not in place in the territory.",
}
COMPONENTS = {
    "adoptions": "The practices that both territories run.",
    "geography": "Distance and borders.",
    "size": "The number of inhabitants, between territories of one class of kinds.",
    "kind": "The class of kinds: districts and municipal okrugs, with whatever a district became, are one class; every "
    "other kind is one of its own.",
    "indicators": "Other indicators, between territories of one class of kinds.",
    "topic": "The topics of the practices that the territories run.",
}

input_type(
    "FactorWeights",
    "The weights of the factors: 0 to 1,000, 1 by default. A weight of 0 removes the factor from the score.",
    {name: ("float", text) for name, text in FACTORS.items()},
)
input_type(
    "SimilarityWeights",
    "The weights of the similarity components: 0 to 1,000. If any is given, components without one are left out.",
    {name: ("float", text) for name, text in COMPONENTS.items()},
)


@strawberry.enum(description="The link between a territory and an adopter of the practice.")
class ReasonKind(enum.Enum):
    ADOPTIONS = strawberry.enum_value("adoptions", description="Both territories have the shared practices.")
    GEOGRAPHY = strawberry.enum_value(
        "geography", description="The adopter is the nearest one, or borders on the territory."
    )


register(ReasonKind)


@strawberry.enum(description="The subject of a caution.")
class CautionCode(enum.Enum):
    STOPPED_ELSEWHERE = strawberry.enum_value(
        "STOPPED_ELSEWHERE", description="Other territories gave the practice up."
    )
    POOR_OUTCOMES = strawberry.enum_value("POOR_OUTCOMES", description="Most assessed adoptions did not succeed.")
    PREREQUISITES_MISSING = strawberry.enum_value(
        "PREREQUISITES_MISSING", description="The territory lacks required practices."
    )
    DEMANDING_FOR_SIZE = strawberry.enum_value(
        "DEMANDING_FOR_SIZE",
        description="The practice is expensive or complex, and its adopters are clearly larger than the territory.",
    )
    WEAK_EVIDENCE = strawberry.enum_value(
        "WEAK_EVIDENCE", description="The evidence that the practice works is only anecdotal."
    )
    LIMITED_COVERAGE = strawberry.enum_value(
        "LIMITED_COVERAGE", description="The list of adoptions has limits, such as its last year."
    )


register(CautionCode)


@object_type
class Contribution:
    """The contribution of one factor to a score. The contributions of an edge sum to its score."""

    factor = item(str, "The name of the factor, as in `FactorWeights`.")
    value = item(
        float,
        "The logarithm of the relative adoption rate: 0 is average, 0.69 is twice the average, -0.69 is half of it. "
        "Judged factors have the same scale.",
    )
    weight = item(float, "The requested weight of the factor, or 1.")
    contribution = item(float, "The weight times the value: the amount added to the score.")
    explanation_ru = item(
        str,
        "The facts behind the value and whether they speak for or against the practice, in Russian; empty if the value "
        "is smaller than 0.01 in amount.",
    )
    explanation_en = item(
        str,
        "The facts behind the value and whether they speak for or against the practice, in English; empty if the value "
        "is smaller than 0.01 in amount.",
    )
    adopters = item(
        "list[Adopter]",
        "The adopters that the explanation names: some of a sample, the nearest or the latest.",
        max_items=3,
    )


@object_type
class RecommendationPeer:
    """A similar territory that runs the practice."""

    territory = item("Territory", "The territory.")
    similarity = item(float, "The similarity of the adoption histories, 0 to 1.")
    adopted_on = item("PartialDate", "The date since which it has run the practice; null if unknown.", required=False)
    vote_share = item(float, "Its share in the influence of all neighbours that run the practice, 0 to 1.")
    shared_practices = item("list[Practice]", "Some of the practices that both territories run.", max_items=3)
    shared_count = item(int, "The number of practices that both territories run.")
    borders = item(bool, "True if the two territories are known to share a border.")


@object_type
class Adopter:
    """A territory that runs the practice or, in a sample, is known to be adapting it; see `stage`."""

    territory = item("Territory", "The territory.")
    adopted_on = item(
        "PartialDate",
        "The date since which it has run the practice; null if unknown, or if the practice is not known to run.",
        required=False,
    )
    distance_km = item(float, "The distance in kilometres; null if unknown.", required=False)
    stage = item(
        "AdoptionStage",
        "`RUNNING`, or `ADAPTED` if the practice is not known to run: funds are granted or works are under way.",
    )
    adapted_on = item(
        "PartialDate",
        "The date since which it has been adapting the practice; null if unknown, or if the practice runs.",
        required=False,
    )
    adoption = item("Adoption", "The adoption, with its sources; null if it has since been removed.", required=False)


@object_type
class ReasonPath:
    """A path from the territory to the practice through a similar or nearby adopter."""

    kind = item("ReasonKind", "The link between the two territories.")
    territory = item("Territory", "The territory that has not adopted the practice.")
    shared_practices = item(
        "list[Practice]", "The practices that both territories run; empty for `GEOGRAPHY`.", max_items=3
    )
    peer = item("Territory", "The adopter.")
    adopted_on = item(
        "PartialDate", "The date since which the adopter has run the practice; null if unknown.", required=False
    )
    practice = item("Practice", "The practice.")
    stage = item("AdoptionStage", "The stage of the adopter, as in `Adopter`.")
    distance_km = item(float, "The distance of the adopter in kilometres; null if unknown.", required=False)
    adoption = item("Adoption", "The adoption, with its sources; null if it has since been removed.", required=False)


@object_type
class PracticeExample:
    """A named object of a practice in another territory, such as one park."""

    project = item(
        "Project", "The object, with its status and sources; null if it has since been removed.", required=False
    )
    territory = item("Territory", "The territory in which it lies.")
    stage = item(
        "AdoptionStage",
        "`RUNNING` if it is known to be in use, `ADAPTED` if funds are granted or works are under way; null if neither "
        "is known.",
        required=False,
    )
    date = item("PartialDate", "The date from which it has had this stage; null if unknown.", required=False)
    distance_km = item(float, "The distance in kilometres; null if unknown.", required=False)
    likeness = item(float, "The likeness of the territory by kind, size, region and distance, 0 to 1.")
    adoption = item("Adoption", "The adoption that states the stage; null without one.", required=False)
    text_ru = item(str, "The object in words, in Russian.")
    text_en = item(str, "The object in words, in English.")


@object_type
class Caution:
    """A point to consider before adopting the practice."""

    code = item("CautionCode", "The subject of the caution.")
    text_ru = item(str, "The text in Russian.")
    text_en = item(str, "The text in English.")
    practices = item("list[Practice]", "The practices named in the text.", max_items=5)
    territories = item("list[Territory]", "The first few territories named in the text.", max_items=5)


@object_type
class Probability:
    """The probability that the territory adopts the practice, as a band. The last band is about a half."""

    from_ = item(float, "The lower limit of the band, 0 to 1.")
    to = item(float, "The upper limit of the band, 0 to 1.")
    years = item(int, "The number of years from `since`.")
    since = item("PartialDate", "The date asked about, or else that of the newest record of the list.")
    text_ru = item(str, "The band in Russian.")
    text_en = item(str, "The band in English.")


@object_type
class StopReason:
    """A reason why a practice was given up."""

    reason = item(str, "The reason in the words of the source.")
    count = item(int, "The number of times the reason was stated.")


@object_type
class EvidenceSummary:
    """The evidence on the results of a practice in territories of the same level and country."""

    assessed = item(int, "The number of assessments with a rating.")
    succeeded = item(int, "The number of these assessments rated at the middle of the scale or higher.")
    success = item(
        float,
        "The mean success, 0 to 1, shrunk towards that of all practices if assessments are few; null without any.",
        required=False,
    )
    stopped = item(int, "The number of territories that gave the practice up.")
    stop_reasons = item("list[StopReason]", "The reasons why it was given up, most frequent first.", max_items=10)
    evidence_level = item("EvidenceLevel", "The strength of the evidence that the practice works.", required=False)
    cost_band = item("CostBand", "The relative cost of the practice.", required=False)
    complexity = item("Complexity", "The difficulty of adopting the practice.", required=False)
    prerequisites_missing = item(
        "list[Practice]", "The first few required practices that are not in place in the territory.", max_items=5
    )
