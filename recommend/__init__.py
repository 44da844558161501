"""Recommendations of practices: plain tables in, ranked and attributed answers out.

The entry point is `Recommender(tables).recommend(territory_id)`; docs/recommendations.md describes the method.
`recommend.model.learner` fits the weights, `recommend.explain.attribution` attributes a score to its factors, and
`recommend.evaluation.protocol` is the back-test.
"""

from recommend.answers.adoption_patterns import (
    AdoptionPatterns,
    BridgingTerritory,
    CoAdoption,
    Innovator,
    TerritoryCommunity,
)
from recommend.answers.comparison import ComparedTerritory, Comparison, IndicatorValue
from recommend.answers.diffusion import Diffusion, DiffusionPoint, DiffusionYear
from recommend.answers.next_adopters import NextAdopter, NextAdopters
from recommend.answers.practice_adopters import PracticeAdopters
from recommend.answers.ranked_list import Ranked, RankedList
from recommend.answers.recommendations import Recommendation, Recommendations
from recommend.answers.related_projects import Likeness, RelatedProject
from recommend.answers.similar_territories import IndicatorComparison, Peers, SimilarityComponent, SimilarTerritory
from recommend.answers.similarity_components import COMPONENTS
from recommend.errors import (
    InvalidArgument,
    InvalidDate,
    InvalidFile,
    InvalidTables,
    RecommendError,
    UnknownCountry,
    UnknownPractice,
    UnknownProject,
    UnknownTerritory,
    UnknownTopic,
)
from recommend.explain.attribution import Contribution
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason
from recommend.explain.evidence_parts import PARTS
from recommend.explain.evidence_summary import EvidenceSummary, StopReason
from recommend.explain.examples import Example
from recommend.explain.graph_paths import GraphPath
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer
from recommend.model.parameters import Parameters
from recommend.model.scorer_cache import ScorerCache, Untrained, raise_untrained
from recommend.model.scorers import Scorers
from recommend.model.scoring import FACTOR_NAMES
from recommend.model.tables import (
    Adoption,
    Border,
    Coverage,
    NodeId,
    Outcome,
    Practice,
    Project,
    Step,
    Tables,
    Territory,
    Topic,
)
from recommend.model.training_data import Training, TrainingData
from recommend.recommender import Recommender

__all__ = [
    "COMPONENTS",
    "FACTOR_NAMES",
    "PARTS",
    "Adopter",
    "Adoption",
    "AdoptionPatterns",
    "Border",
    "BridgingTerritory",
    "Caution",
    "CoAdoption",
    "ComparedTerritory",
    "Comparison",
    "Confidence",
    "Contribution",
    "Coverage",
    "Diffusion",
    "DiffusionPoint",
    "DiffusionYear",
    "EvidenceSummary",
    "Example",
    "GraphPath",
    "IndicatorComparison",
    "IndicatorValue",
    "InvalidDate",
    "InvalidFile",
    "Innovator",
    "InvalidArgument",
    "InvalidTables",
    "Likeness",
    "NextAdopter",
    "NextAdopters",
    "NodeId",
    "Outcome",
    "Parameters",
    "Peers",
    "Practice",
    "PracticeAdopters",
    "Project",
    "Ranked",
    "RankedList",
    "Reason",
    "ReasonPath",
    "Recommendation",
    "RecommendationPeer",
    "Recommendations",
    "RecommendError",
    "Recommender",
    "RelatedProject",
    "ScorerCache",
    "Scorers",
    "SimilarTerritory",
    "SimilarityComponent",
    "Step",
    "StopReason",
    "Tables",
    "Territory",
    "TerritoryCommunity",
    "Topic",
    "Training",
    "TrainingData",
    "UnknownCountry",
    "UnknownPractice",
    "UnknownProject",
    "UnknownTerritory",
    "UnknownTopic",
    "Untrained",
    "raise_untrained",
]
