"""The whole schema, put together."""

from typing import Annotated, Union

import strawberry
from strawberry.schema.config import StrawberryConfig

from graph.model import MODEL
from graph.query.conditions import Catalog

# Each module registers its types by name; their order is that of docs/model.md.
from schema import (  # noqa: F401
    adoption,
    assessment,
    code,
    cohort,
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
    recommendation,
    region,
    related,
    scalars,
    search,
    team,
    territory,
    topic,
)
from schema.names import register, registered
from schema.query import Query
from schema.scalars import PARTIAL_DATE, PartialDate
from schema.strawberry_adapter import graphql_schema
from schema.where import build_inputs


def _union(name: str, description: str, *members: str) -> None:
    union = Union[tuple(registered(member) for member in members)]  # noqa: UP007 - of a tuple
    register(Annotated[union, strawberry.union(name, description=description)], name)


_union("AssessmentSubject", "What can be assessed.", "Adoption", "Project")
_union("ObservationSubject", "What can be observed.", "Region", "Municipality", "Adoption", "Assessment")
_NODES = [registered(t.label) for t in MODEL.node_types]

#: What every `where` condition stands for in the graph.
CONDITIONS: Catalog = build_inputs([registered("Node"), registered("Territory"), *_NODES])

SCHEMA = strawberry.Schema(Query, types=_NODES, config=StrawberryConfig(scalar_map={PartialDate: PARTIAL_DATE}))
#: The same for graphql-core, which validates and completes operations.
GRAPHQL_SCHEMA = graphql_schema(SCHEMA)
