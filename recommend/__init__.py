"""Recommendations of practices: plain tables in, ranked and explained answers out.

`Recommender(tables).recommend(territory_id)` is the way in; docs/recommendations.md tells the method.
"""

from recommend.answers.comparison import ComparedTerritory, Comparison
from recommend.answers.diffusion import Diffusion, DiffusionPoint
from recommend.answers.next_adopters import NextAdopters, RankedTerritory
from recommend.answers.ranked_list import Ranked, Recommendation, Recommendations
from recommend.answers.related_projects import RelatedProject
from recommend.answers.similar_territories import COMPONENTS, Component, IndicatorComparison, Peers, SimilarTerritory
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
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason
from recommend.explain.parts import PARTS
from recommend.explain.supporting_evidence import Adopter, Path, Peer
from recommend.model.evidence import EvidenceSummary
from recommend.model.parameters import Parameters
from recommend.model.scorer import Scorer
from recommend.model.scorer_cache import Scorers, Untrained, leave
from recommend.model.scoring import FACTOR_NAMES, Contribution
from recommend.model.tables import Adoption, Border, Outcome, Practice, Project, Tables, Territory
from recommend.model.training import Training, TrainingData
from recommend.recommender import Recommender

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
