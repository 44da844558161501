"""Practices."""

from graph.query import LinkCondition
from schema.connection import to_many
from schema.declare import node_type, path, text, to_one, value
from schema.diffusion import diffusion
from schema.enums import Complexity, CostBand, EvidenceLevel
from schema.experts import experts_of_practice
from schema.node import Node, datasets, sources
from schema.recommendation import next_adopters
from schema.where import reached_country

ADOPTED_BY = LinkCondition(path("<ADOPTION_OF >ADOPTED_BY", "Territory"), "TerritoryWhere", quantified=False)


@node_type
class Practice(Node):
    """Something that a territory does, in a form that others can take up."""

    name = text("Its name.")
    summary = text("What it is, in a few sentences.")
    evidence_level = value(EvidenceLevel, "How well it is known that it works.")
    cost_band = value(CostBand, "What it costs.")
    complexity = value(Complexity, "How hard it is to take up.")
    prerequisites = text("What must be there before.")
    lessons_learned = text("What those who did it would tell others.")
    topics = to_many("Topic", "PRACTICE_ABOUT", "What it is about.")
    originated_in = to_one("Territory", "ORIGINATED_IN", "Where it began.")
    requires = to_many("Practice", "REQUIRES", "The practices that must be there before.")
    required_by = to_many("Practice", "<REQUIRES", "The practices that need this one before them.")
    adoptions = to_many("Adoption", "<ADOPTION_OF", "Who took it up, when, and how far they came.")
    coverage = to_many("Coverage", "<COVERAGE_OF", "Whether the lists of its adoptions are complete.")
    projects = to_many("Project", "<IMPLEMENTS", "The projects that implement it.")
    next_adopters = next_adopters()
    diffusion = diffusion()
    experts = experts_of_practice()
    sources = sources()
    datasets = datasets()

    conditions = {
        "adopted_by": ("Taken up by a territory that meets these conditions.", ADOPTED_BY),
        "country": ("The country of a territory that took it up.", reached_country("<ADOPTION_OF >ADOPTED_BY")),
    }
