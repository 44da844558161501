"""Recommendations of practices: plain tables in, ranked and explained answers out.

`Recommender(tables).recommend(territory_id)` is the way in; docs/recommendations.md tells the method.
"""

from recommend.answer import RankedItems, Recommendation, Recommendations
from recommend.confidence import Confidence, Reason
from recommend.errors import InvalidDate, InvalidTables, RecommendError, UnknownProject, UnknownTerritory
from recommend.explanation import Adopter, Peer
from recommend.parameters import Parameters
from recommend.recommender import Recommender
from recommend.related import RelatedProject
from recommend.scoring import Contribution
from recommend.tables import Adoption, Border, Practice, Project, Tables, Territory

__all__ = [
    "Adopter",
    "Adoption",
    "Border",
    "Confidence",
    "Contribution",
    "InvalidDate",
    "InvalidTables",
    "Parameters",
    "Peer",
    "Practice",
    "Project",
    "RankedItems",
    "Reason",
    "Recommendation",
    "RecommendError",
    "Recommendations",
    "Recommender",
    "RelatedProject",
    "Tables",
    "Territory",
    "UnknownProject",
    "UnknownTerritory",
]
