"""All that a store holds of the loaded data, in a form that can be compared."""

import contextlib
from typing import Any

from graph.store import Store

ALL_NODES = "MATCH (n) WHERE NOT n:SchemaVersion AND NOT n:DataVersion RETURN n.id, labels(n), properties(n)"
ALL_RELATIONSHIPS = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)"


async def rows(store: Store, text: str, **parameters: Any) -> list[list]:
    async with contextlib.aclosing(store.stream(text, parameters)) as stream:
        return [row async for row in stream]


async def contents(store: Store) -> tuple[dict[str, Any], list[Any]]:
    """Nodes by id, each with its labels and properties; relationships in order of their ends and types."""
    nodes = await rows(store, ALL_NODES)
    by_id = {id_: (sorted(labels), properties) for id_, labels, properties in nodes}
    assert len(by_id) == len(nodes), "an id is there twice"
    return by_id, sorted(await rows(store, ALL_RELATIONSHIPS), key=lambda row: row[:3])


async def node(store: Store, id_: str) -> dict[str, Any]:
    """The properties of one node."""
    return await store.read("MATCH (n {id: $id}) RETURN properties(n)", {"id": id_})


async def targets(store: Store, id_: str) -> set[tuple[str, str]]:
    """(type, target) of every relationship that starts at the node, but for its data set."""
    found = await rows(store, "MATCH (n {id: $id})-[r]->(m) RETURN type(r), m.id", id=id_)
    return {(type_, target) for type_, target in found if type_ != "IN_DATASET"}
