"""Assessments."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.label import label, name_of, own
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Assessment(Node):
    """An assessment of an adoption or a project, due or done."""

    label = label(
        "A readable name: what is assessed, and when that was done or is due.",
        (name_of("ASSESSMENT_OF ADOPTION_OF", "Practice"), name_of("ASSESSMENT_OF", "Project")),
        (name_of("ASSESSMENT_OF ADOPTED_BY", "Territory"),),
        own("doneOn", "dueOn"),
    )
    due_on = value(PartialDate, "When it is due.")
    done_on = value(PartialDate, "When it was done.")
    rating = value(int, "1 (failed) to 5 (a full success).")
    narrative = text("What was found.")
    subject = to_one("AssessmentSubject", "ASSESSMENT_OF", "What is assessed.", ("Adoption", "Project"))
    adoption = to_one("Adoption", "ASSESSMENT_OF", "The adoption that is assessed, if it is one.")
    project = to_one("Project", "ASSESSMENT_OF", "The project that is assessed, if it is one.")
    observations = to_many("Observation", "<ABOUT", "Values of indicators that it rests on.")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of what is assessed.",
            reached_country("ASSESSMENT_OF >ADOPTED_BY", "ASSESSMENT_OF >LOCATED_IN"),
        )
    }
