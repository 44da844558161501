"""The bare loop: `UNWIND $rows ... CREATE` in batches of rows in memory."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL
from graph.store import Store
from tests.support.narrowing import present

BATCH = 1_000


@dataclass(frozen=True)
class Rows:
    """A graph in memory.

    nodes: their properties, by label. relationships: the ids of their ends and their properties, by type and the labels
    of both ends.
    """

    nodes: dict[str, list[dict[str, Any]]]
    relationships: dict[tuple[str, str, str], list[dict[str, Any]]]

    @property
    def node_count(self) -> int:
        return sum(map(len, self.nodes.values()))

    @property
    def relationship_count(self) -> int:
        return sum(map(len, self.relationships.values()))


async def rows_of(store: Store) -> Rows:
    """Read all nodes of the model's types and their relationships from the store."""
    nodes: dict[str, list[dict[str, Any]]] = {}
    relationships: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for type_ in MODEL.node_types:
        text = (
            f"MATCH (a:{type_.label}) RETURN properties(a),"
            " COLLECT { MATCH (a)-[r]->(b) RETURN [type(r), b.id, properties(r)] }"
        )
        nodes[type_.label] = rows = []
        async for properties, links in store.stream(text):
            rows.append(properties)
            for name, end, link_properties in links:
                relationships[name, type_.label, present(MODEL.type_of_id(end)).label].append(
                    {"start": properties["id"], "end": end, "properties": link_properties}
                )
    return Rows({label: rows for label, rows in nodes.items() if rows}, dict(relationships))


async def write_bare(store: Store, rows: Rows) -> None:
    """Create the nodes and relationships, one batch per transaction."""
    for label, new in rows.nodes.items():
        labels = ":".join(MODEL.by_label[label].labels)
        await _write(store, f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row", new)
    for (name, start, end), new in rows.relationships.items():
        await _write(
            store,
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
            f" CREATE (a)-[r:{name}]->(b) SET r = row.properties",
            new,
        )


async def _write(store: Store, text: str, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), BATCH):
        await store.write((text, {"rows": rows[at : at + BATCH]}))
