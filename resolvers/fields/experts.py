"""`Practice.experts` and `Territory.experts`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from graph.experts import Expert, experts_of_practices, experts_of_territories
from graph.store import Store
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.answering import size_of


def of_practices(store: Store) -> Batch:
    """Return the batch function of `Practice.experts`, which raises BadPage."""

    async def batch(
        practices: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[list[Expert]]:
        return await experts_of_practices(store, practices, size_of(arguments))

    return batch


def of_territories(store: Store) -> Batch:
    """Return the batch function of `Territory.experts`, which raises BadPage."""

    async def batch(
        territories: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[list[Expert]]:
        return await experts_of_territories(store, territories, size_of(arguments), arguments.get("topic"))

    return batch
