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
    """That a territory took up a practice: how far it came, and when."""

    label = label(
        "A readable name: the practice and the territory.",
        (name_of("ADOPTION_OF", "Practice"),),
        (name_of("ADOPTED_BY", "Territory"),),
    )
    stage = value(AdoptionStage, "The latest stage reached; where no date is known, the stage that is stated.")
    requested_on = value(PartialDate, "When it was asked for.")
    adapted_on = value(PartialDate, "When the practice was adapted to the territory.")
    running_on = value(PartialDate, "Since when it runs.")
    running_on_qualifier = value(RunningOnQualifier, "The meaning of `runningOn`; null for EXACT.")
    assessed_on = value(PartialDate, "When it was assessed.")
    stopped_on = value(PartialDate, "When it was stopped.")
    stop_reason = text("Why it was stopped.")
    note = text("What the sources add: the decision, the award, limits of the date.")
    practice = to_one("Practice", "ADOPTION_OF", "What was taken up.")
    territory = to_one("Territory", "ADOPTED_BY", "Who took it up.")
    project = to_one("Project", "THROUGH", "The project that carried it out.")
    derived_from = to_one("Adoption", "DERIVED_FROM", "The adoption that it was copied from.")
    derivations = to_many("Adoption", "<DERIVED_FROM", "The adoptions that were copied from it.")
    assessments = to_many("Assessment", "<ASSESSMENT_OF", "Its assessments.")
    observations = to_many("Observation", "<ABOUT", "Values of indicators about it.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The territory's country.", reached_country("ADOPTED_BY"))}
