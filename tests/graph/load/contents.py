"""The loaded data of a store in a comparable form."""

import contextlib
from typing import Any

from graph.store import Store

ALL_NODES = "MATCH (n) WHERE NOT n:SchemaVersion AND NOT n:DataVersion RETURN n.id, labels(n), properties(n)"
ALL_RELATIONSHIPS = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)"


async def rows(store: Store, text: str, **parameters: Any) -> list[list]:
    async with contextlib.aclosing(store.stream(text, parameters)) as stream:
        return [row async for row in stream]


async def contents(store: Store) -> tuple[dict[str, Any], list[Any]]:
    """Return the nodes by id, with labels and properties, and the relationships in order of ends and types."""
    nodes = await rows(store, ALL_NODES)
    by_id = {id_: (sorted(labels), properties) for id_, labels, properties in nodes}
    assert len(by_id) == len(nodes), "duplicate id"
    return by_id, sorted(await rows(store, ALL_RELATIONSHIPS), key=lambda row: row[:3])


async def node(store: Store, id_: str) -> dict[str, Any]:
    """Return the properties of one node."""
    return await store.read("MATCH (n {id: $id}) RETURN properties(n)", {"id": id_})


async def targets(store: Store, id_: str) -> set[tuple[str, str]]:
    """Return (type, target) of every relationship from the node, except the one to its data set."""
    outgoing = await rows(store, "MATCH (n {id: $id})-[r]->(m) RETURN type(r), m.id", id=id_)
    return {(type_, target) for type_, target in outgoing if type_ != "IN_DATASET"}
