"""Assembly of the service's engine."""

from access.bounds import DEFAULT_BOUNDS, Bounds
from graph.store import Store
from graph.store.batching import BatchingReader
from resolvers.execution.engine import WAIT, Engine
from resolvers.fields import (
    adoption_patterns,
    assessments_due,
    diffusion,
    experts,
    neighbourhood,
    nodes,
    peers,
    practices_for,
    rate_limit,
    recommendations,
    related,
    search,
    shortest_path,
)
from resolvers.graph_sizes import GraphSizesCache
from resolvers.meaning_model import MeaningModel
from resolvers.recommendation_model import RecommendationModel
from resolvers.trainings import Trainings
from schema.public import CONDITIONS, GRAPHQL_SCHEMA


def create_engine(
    store: Store,
    bounds: Bounds = DEFAULT_BOUNDS,
    *,
    generated: bool = True,
    wait: float = WAIT,
    heavy: int = 1,
    trainings: Trainings | None = None,
) -> Engine:
    """Return the engine that executes operations of the public schema on this store, within these bounds.

    generated, wait: see `resolvers.execution.engine.Engine`. heavy: see `BatchingReader`. trainings: train the
    recommender's scorers.
    """
    model, sizes = RecommendationModel(store, trainings=trainings), GraphSizesCache(store)
    meanings = MeaningModel(store)
    reads = BatchingReader(store, lambda: sizes.current, heavy)
    return Engine(
        GRAPHQL_SCHEMA,
        CONDITIONS,
        store,
        reads,
        {
            "node": nodes.node,
            "nodes": nodes.nodes,
            "dataVersion": nodes.version(store),
            "rateLimit": rate_limit.rate_limit,
            "search": search.Searcher(reads, meanings),
            "practicesFor": practices_for.practices_for(meanings, model, store),
            "neighbourhood": neighbourhood.explorer(store),
            "shortestPath": shortest_path.finder(store),
            "recommendations": recommendations.recommendations(model, store),
            "nextAdopters": recommendations.next_adopters(model, store),
            "relatedProjects": related.related(model),
            "peers": peers.peers(model),
            "compare": peers.compare(model),
            "adoptionPatterns": adoption_patterns.adoption_patterns(model),
            "diffusion": diffusion.diffusion(model),
            "practiceExperts": experts.of_practices(store),
            "territoryExperts": experts.of_territories(store),
            "assessmentsDue": assessments_due.due(store),
            "programAssessmentsDue": assessments_due.due(store, "Program"),
            "cohortAssessmentsDue": assessments_due.due(store, "Cohort"),
        },
        model,
        meanings,
        sizes,
        bounds,
        generated=generated,
        wait=wait,
    )
