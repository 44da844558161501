"""Recommendations of practices: plain tables in, ranked and explained answers out.

`Recommender(tables).recommend(territory_id)` is the way in; docs/recommendations.md tells the method.
"""

from recommend.answer import Ranked, Recommendation, Recommendations
from recommend.cautions import Caution
from recommend.comparison import ComparedTerritory, Comparison
from recommend.confidence import Confidence, Reason
from recommend.diffusion import Diffusion, DiffusionPoint
from recommend.errors import (
    InvalidDate,
    InvalidFile,
    InvalidQuestion,
    InvalidTables,
    RecommendError,
    UnknownPractice,
    UnknownProject,
    UnknownTerritory,
)
from recommend.evidence import EvidenceSummary
from recommend.explained import PARTS
from recommend.explanation import Adopter, Path, Peer
from recommend.model import FACTOR_NAMES, Contribution
from recommend.next_adopters import NextAdopters, RankedTerritory
from recommend.parameters import Parameters
from recommend.peers import COMPONENTS, Component, IndicatorComparison, Peers, SimilarTerritory
from recommend.recommender import Recommender
from recommend.related import RelatedProject
from recommend.scorer import Scorer
from recommend.scorers import Scorers, Untrained, leave
from recommend.tables import Adoption, Border, Outcome, Practice, Project, Tables, Territory
from recommend.training import Training, TrainingData

__all__ = [
    "COMPONENTS",
    "FACTOR_NAMES",
    "PARTS",
    "Adopter",
    "Adoption",
    "Border",
    "Caution",
    "ComparedTerritory",
    "Comparison",
    "Component",
    "Confidence",
    "Contribution",
    "Diffusion",
    "DiffusionPoint",
    "EvidenceSummary",
    "IndicatorComparison",
    "InvalidDate",
    "InvalidFile",
    "InvalidQuestion",
    "InvalidTables",
    "NextAdopters",
    "Outcome",
    "Parameters",
    "Path",
    "Peer",
    "Peers",
    "Practice",
    "Project",
    "Ranked",
    "RankedTerritory",
    "Reason",
    "Recommendation",
    "RecommendError",
    "Recommendations",
    "Recommender",
    "RelatedProject",
    "Scorer",
    "Scorers",
    "SimilarTerritory",
    "Tables",
    "Territory",
    "Training",
    "TrainingData",
    "UnknownPractice",
    "UnknownProject",
    "UnknownTerritory",
    "Untrained",
    "leave",
]
