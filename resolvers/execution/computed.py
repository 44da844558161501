"""Computed fields: the parameters of a batch function, and its values.

A batch function gets the ids of all parents, the arguments, the selected attributes of the value, and the context of
the request. It returns one value for each parent: a scalar, or objects (attributes as the schema names them). Where the
schema declares a node, the value is the id of the node. An attribute that is not selected is not read.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from access.request_context import RequestContext

#: The attributes that are selected of a value, those of objects below with the way to them: "edges", "edges.score".
Selected = frozenset[str]
#: `async def batch(parent_ids, arguments, selected, context) -> one value (or exception) for each parent`.
Batch = Callable[[Sequence[str], Mapping[str, Any], Selected, RequestContext], Awaitable[Sequence[Any]]]
