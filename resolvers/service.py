"""The engine of the service, put together."""

from graph.batching import Reads
from graph.store import Store
from resolvers.deadline import WAIT
from resolvers.engine import Engine
from resolvers.fields import diffusion, experts, neighbourhood, nodes, peers, recommendations, related, search
from resolvers.graph_sizes import GraphSizesCache
from resolvers.limits.bounds import DEFAULT_BOUNDS, Bounds
from resolvers.recommendation_model import RecommendationModel
from resolvers.trainings import Trainings
from schema.public import CONDITIONS, SCHEMA


def create_engine(store: Store, bounds: Bounds = DEFAULT_BOUNDS, *, generated: bool = True, wait: float = WAIT,
                  heavy: int = 1, trainings: Trainings | None = None) -> Engine:
    """The engine that answers operations of the public schema, within these bounds, from this store.

    generated, wait: see `resolvers.engine.Engine`. heavy: see `graph.batching.Reads`. trainings: what learns for the
    recommendations.
    """
    model, sizes = RecommendationModel(store, trainings=trainings), GraphSizesCache(store)
    reads = Reads(store, lambda: sizes.current, heavy)
    return Engine(SCHEMA._schema, CONDITIONS, store, reads, {  # noqa: SLF001 - strawberry's own way to the schema
        "node": nodes.node,
        "nodes": nodes.nodes,
        "dataVersion": nodes.version(store),
        "search": search.Searcher(reads),
        "neighbourhood": neighbourhood.explorer(store),
        "recommendations": recommendations.recommendations(model),
        "nextAdopters": recommendations.next_adopters(model),
        "relatedProjects": related.related(model),
        "peers": peers.peers(model),
        "compare": peers.compare(model),
        "diffusion": diffusion.diffusion(model),
        "practiceExperts": experts.of_practices(store),
        "territoryExperts": experts.of_territories(store),
    }, model, sizes, bounds, generated=generated, wait=wait)
