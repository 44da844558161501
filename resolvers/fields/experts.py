"""`Practice.experts` and `Territory.experts`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph import experts as found
from graph.store import Store
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.asking import size_of


@dataclass(frozen=True, slots=True)
class Involvement:
    kind: str
    role_ru: str | None
    role_en: str | None
    nodes: list[str]
    sources: list[str]


@dataclass(frozen=True, slots=True)
class Expert:
    person: str
    involvements: list[Involvement]


def of_practices(store: Store) -> Batch:
    """The batch function of a practice's experts. Raises BadPage."""

    async def batch(
        practices: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[list[Expert]]:
        experts = await found.experts_of_practices(store, practices, size_of(arguments))
        return [_shown(of_one) for of_one in experts]

    return batch


def of_territories(store: Store) -> Batch:
    """The batch function of a territory's experts. Raises BadPage."""

    async def batch(
        territories: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[list[Expert]]:
        experts = await found.experts_of_territories(store, territories, size_of(arguments), arguments.get("topic"))
        return [_shown(of_one) for of_one in experts]

    return batch


def _shown(experts: list[found.Expert]) -> list[Expert]:
    return [
        Expert(
            expert.person_id,
            [
                Involvement(i.kind, i.role_ru, i.role_en, list(i.node_ids), list(i.source_ids))
                for i in expert.involvements
            ],
        )
        for expert in experts
    ]
