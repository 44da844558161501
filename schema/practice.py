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
    """A municipal practice in a form that other territories can adopt."""

    name = text("The name.")
    summary = text("A summary in a few sentences.")
    evidence_level = value(EvidenceLevel, "The strength of the evidence that the practice works.")
    cost_band = value(CostBand, "The relative cost of the practice.")
    complexity = value(Complexity, "The difficulty of adopting the practice.")
    prerequisites = text("The prerequisites for adopting the practice.")
    lessons_learned = text("The lessons learned by its adopters.")
    topics = to_many("Topic", "PRACTICE_ABOUT", "The topics of the practice.")
    originated_in = to_one("Territory", "ORIGINATED_IN", "The territory in which the practice originated.")
    requires = to_many("Practice", "REQUIRES", "The practices that must be in place first.")
    required_by = to_many("Practice", "<REQUIRES", "The practices that require this one.")
    includes = to_many("Practice", "INCLUDES", "The practices that a territory with this one has as a part of it.")
    included_in = to_many("Practice", "<INCLUDES", "The broader practices that include this one.")
    adoptions = to_many("Adoption", "<ADOPTION_OF", "The adoptions of the practice.")
    coverage = to_many("Coverage", "<COVERAGE_OF", "Statements on whether the lists of adoptions are complete.")
    projects = to_many("Project", "<IMPLEMENTS", "The projects that implement the practice.")
    next_adopters = next_adopters()
    diffusion = diffusion()
    experts = experts_of_practice()
    sources = sources()
    datasets = datasets()

    conditions = {
        "adopted_by": ("Adopted by a territory that meets these conditions, at any stage.", ADOPTED_BY),
        "country": ("The country of an adopter.", reached_country("<ADOPTION_OF >ADOPTED_BY")),
    }
    dimensions = {
        "adoptedBy": "The territories with an adoption of the practice, at any stage.",
        "adoptedBy.region": "The regions with an adoption of the practice, at any stage.",
        "adoptedBy:level": "The levels of the adopters: `REGION` or `MUNICIPALITY`.",
    }
