"""The complete public schema."""

from typing import Annotated, Any, Union

import strawberry
from strawberry.schema.config import StrawberryConfig

from graph.model import MODEL
from graph.query import Catalog

# Importing a module registers its types by name.
from schema import (  # noqa: F401
    adoption,
    adoption_patterns,
    assessment,
    assessments_due,
    code,
    cohort,
    coverage,
    diffusion,
    enums,
    event,
    experts,
    explanation,
    module,
    municipality,
    neighbourhood,
    node,
    observation,
    organization,
    peers,
    person,
    practice,
    program,
    project,
    provenance,
    rate_limit,
    recommendation,
    region,
    related,
    scalars,
    search,
    team,
    territory,
    topic,
)
from schema.groups import build_groups
from schema.names import known, register
from schema.query import Query
from schema.scalars import DATE_TIME, PARTIAL_DATE, DateTime, PartialDate
from schema.strawberry_adapter import graphql_schema
from schema.where import build_inputs


def _union(name: str, description: str, *members: str) -> None:
    union: Any = Union[tuple(known(member) for member in members)]  # noqa: UP007 - of a tuple
    register(Annotated[union, strawberry.union(name, description=description)], name)


_union("AssessmentSubject", "A subject of an assessment.", "Adoption", "Project")
_union("ObservationSubject", "A subject of an observation.", "Region", "Municipality", "Adoption", "Assessment")
_NODES = [known(t.label) for t in MODEL.node_types]

#: The meaning of every `where` condition in the graph.
CONDITIONS: Catalog = build_inputs([known("Node"), known("Territory"), *_NODES])
build_groups([known("Territory"), *_NODES], CONDITIONS)

SCHEMA = strawberry.Schema(
    Query, types=_NODES, config=StrawberryConfig(scalar_map={PartialDate: PARTIAL_DATE, DateTime: DATE_TIME})
)
#: The same schema for graphql-core, which validates and completes operations. Types are sorted by name.
GRAPHQL_SCHEMA = graphql_schema(
    SCHEMA,
    "A knowledge graph of municipal practice: territories, the practices that they adopt, the people, programmes and "
    "projects behind them, and the sources of each fact. Names and texts are in Russian and English. The cost of a "
    "query is the number of nodes that it may read; `rateLimit` returns the cost and the remaining allowance.",
)
