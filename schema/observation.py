"""Indicators and observations."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import Moment
from schema.label import first_of, label, name_of
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Indicator(Node):
    """A quantity that can be observed, such as population, a share or a cost."""

    name = text("The name.")
    unit = value(str, "The unit of its values.")
    description = text("A description.")
    observations = to_many("Observation", "<OF_INDICATOR", "The observations of the indicator.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The country of an observed territory.", reached_country("<OF_INDICATOR >ABOUT"))}


@node_type
class Observation(Node):
    """A value of an indicator for a territory, an adoption or an assessment."""

    label = label(
        "A readable label: the indicator, the subject and the period.",
        (name_of("OF_INDICATOR", "Indicator"),),
        (
            name_of("ABOUT", "Territory"),
            name_of("ABOUT ADOPTION_OF", "Practice"),
            name_of("ABOUT ASSESSMENT_OF ADOPTION_OF", "Practice"),
            name_of("ABOUT ASSESSMENT_OF", "Project"),
        ),
        (name_of("ABOUT ADOPTED_BY", "Territory"), name_of("ABOUT ASSESSMENT_OF ADOPTED_BY", "Territory")),
        first_of("period"),
    )
    period = value(PartialDate, "The observed period; null if the source gives none.")
    unit = value(str, "The unit of the value.")
    moment = value(Moment, "The time of the observation relative to the adoption.")
    indicator = to_one("Indicator", "OF_INDICATOR", "The observed indicator.")
    subject = to_one(
        "ObservationSubject",
        "ABOUT",
        "The observed territory, adoption or assessment.",
        ("Region", "Municipality", "Adoption", "Assessment"),
    )
    territory = to_one("Territory", "ABOUT", "The observed territory; null for any other subject.")
    adoption = to_one("Adoption", "ABOUT", "The observed adoption; null for any other subject.")
    assessment = to_one("Assessment", "ABOUT", "The observed assessment; null for any other subject.")
    sources = sources()
    datasets = datasets()
    value = value(float, "The observed value, in `unit`.", required=True)

    conditions = {
        "country": (
            "The country of the subject.",
            reached_country("ABOUT", "ABOUT >ADOPTED_BY", "ABOUT >ASSESSMENT_OF >ADOPTED_BY"),
        )
    }
    dimensions = {
        "territory.region": "The region in which the observed territory lies; for a region, the region itself.",
        "territory:level": "The level of the observed territory: `REGION` or `MUNICIPALITY`.",
        "adoption.practice": "The practice of the observed adoption.",
    }
