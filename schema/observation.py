"""Indicators and what was observed."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.enums import Moment
from schema.label import label, name_of, own
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Indicator(Node):
    """What can be observed: population, a share, a cost."""

    name = text("Its name.")
    unit = value(str, "The unit of its values.")
    description = text("What it means.")
    observations = to_many("Observation", "<OF_INDICATOR", "Its values.")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": ("The country of a territory that it was observed of.", reached_country("<OF_INDICATOR >ABOUT"))
    }


@node_type
class Observation(Node):
    """A value of an indicator about a territory, an adoption or an assessment."""

    label = label(
        "A readable name: the indicator, what it is about, and the period.",
        (name_of("OF_INDICATOR", "Indicator"),),
        (
            name_of("ABOUT", "Territory"),
            name_of("ABOUT ADOPTION_OF", "Practice"),
            name_of("ABOUT ASSESSMENT_OF ADOPTION_OF", "Practice"),
            name_of("ABOUT ASSESSMENT_OF", "Project"),
        ),
        (name_of("ABOUT ADOPTED_BY", "Territory"), name_of("ABOUT ASSESSMENT_OF ADOPTED_BY", "Territory")),
        own("period"),
    )
    period = value(PartialDate, "The period that it is about; null where its source gives none.")
    unit = value(str, "The unit.")
    moment = value(Moment, "Whether it was observed before or after the adoption.")
    indicator = to_one("Indicator", "OF_INDICATOR", "The indicator.")
    subject = to_one(
        "ObservationSubject", "ABOUT", "What it is about.", ("Region", "Municipality", "Adoption", "Assessment")
    )
    territory = to_one("Territory", "ABOUT", "The territory that it is about, if it is one.")
    adoption = to_one("Adoption", "ABOUT", "The adoption that it is about, if it is one.")
    assessment = to_one("Assessment", "ABOUT", "The assessment that it is about, if it is one.")
    sources = sources()
    datasets = datasets()
    value = value(float, "The value, in the unit.", required=True)

    conditions = {
        "country": (
            "The country of what it is about.",
            reached_country("ABOUT", "ABOUT >ADOPTED_BY", "ABOUT >ASSESSMENT_OF >ADOPTED_BY"),
        )
    }
