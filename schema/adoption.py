"""Adoptions."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import AdoptionStage, RunningOnQualifier
from schema.label import label, name_of
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Adoption(Node):
    """The adoption of a practice by a territory: its stage and dates."""

    label = label(
        "A readable label: the practice and the territory.",
        (name_of("ADOPTION_OF", "Practice"),),
        (name_of("ADOPTED_BY", "Territory"),),
    )
    stage = value(AdoptionStage, "The latest stage reached. If no date is known, the stage that a source states.")
    requested_on = value(PartialDate, "The date of the request.")
    adapted_on = value(PartialDate, "The date on which the practice was adapted to the territory.")
    running_on = value(PartialDate, "The date since which the practice has been in use.")
    running_on_qualifier = value(RunningOnQualifier, "The meaning of `runningOn`; null for EXACT.")
    assessed_on = value(PartialDate, "The date of the assessment.")
    stopped_on = value(PartialDate, "The date on which the practice was given up.")
    stop_reason = text("The reason why the practice was given up.")
    note = text("What the sources add, such as the decision, the award and limits of the date.")
    practice = to_one("Practice", "ADOPTION_OF", "The adopted practice.")
    territory = to_one("Territory", "ADOPTED_BY", "The adopting territory.")
    project = to_one("Project", "THROUGH", "The project that carried out the adoption.")
    derived_from = to_one("Adoption", "DERIVED_FROM", "The adoption from which this one was copied.")
    derivations = to_many("Adoption", "<DERIVED_FROM", "The adoptions copied from this one.")
    assessments = to_many("Assessment", "<ASSESSMENT_OF", "The assessments of the adoption.")
    observations = to_many("Observation", "<ABOUT", "The observations about the adoption.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The territory's country.", reached_country("ADOPTED_BY"))}
    dimensions = {
        "practice.topics": "The topics of the practice.",
        "practice.evidenceLevel": "The strength of the evidence that the practice works.",
        "practice.costBand": "The relative cost of the practice.",
        "practice.complexity": "The difficulty of adopting the practice.",
        "territory.region": "The region in which the territory lies; for a region, the region itself.",
        "territory:level": "The level of the territory: `REGION` or `MUNICIPALITY`.",
    }
    numbers = {"territory.population": "The number of inhabitants of the territory."}
