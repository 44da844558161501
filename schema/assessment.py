"""Assessments."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.label import first_of, label, name_of
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Assessment(Node):
    """An assessment of an adoption or a project, planned or completed."""

    label = label(
        "A readable label: the subject, and the completion or due date.",
        (name_of("ASSESSMENT_OF ADOPTION_OF", "Practice"), name_of("ASSESSMENT_OF", "Project")),
        (name_of("ASSESSMENT_OF ADOPTED_BY", "Territory"),),
        first_of("doneOn", "dueOn"),
    )
    due_on = value(PartialDate, "The due date.")
    done_on = value(PartialDate, "The completion date.")
    rating = value(int, "The rating, from 1 (failed) to 5 (fully successful).")
    narrative = text("The findings.")
    subject = to_one("AssessmentSubject", "ASSESSMENT_OF", "The assessed adoption or project.", ("Adoption", "Project"))
    adoption = to_one("Adoption", "ASSESSMENT_OF", "The assessed adoption; null if the subject is a project.")
    project = to_one("Project", "ASSESSMENT_OF", "The assessed project; null if the subject is an adoption.")
    observations = to_many("Observation", "<ABOUT", "The observations on which the assessment is based.")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of the assessed adoption or project.",
            reached_country("ASSESSMENT_OF >ADOPTED_BY", "ASSESSMENT_OF >LOCATED_IN"),
        )
    }
    dimensions = {
        "adoption.practice": "The practice of the assessed adoption.",
        "adoption.territory": "The territory of the assessed adoption.",
    }
