"""The bare loop: `UNWIND $rows ... CREATE`, in batches, of rows that lie ready."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL
from graph.store import Store
from tests.support.narrowing import present

BATCH = 1_000


@dataclass(frozen=True)
class Rows:
    """A graph in memory. nodes: by type, their properties; relationships: by type and the labels of both ends, the
    ids of the ends and the properties."""

    nodes: dict[str, list[dict[str, Any]]]
    relationships: dict[tuple[str, str, str], list[dict[str, Any]]]

    @property
    def node_count(self) -> int:
        return sum(map(len, self.nodes.values()))

    @property
    def relationship_count(self) -> int:
        return sum(map(len, self.relationships.values()))


async def rows_of(store: Store) -> Rows:
    """All that the model's types have in the store."""
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
            for name, end, of_link in links:
                relationships[name, type_.label, present(MODEL.type_of_id(end)).label].append(
                    {"start": properties["id"], "end": end, "properties": of_link}
                )
    return Rows({label: rows for label, rows in nodes.items() if rows}, dict(relationships))


async def write_bare(store: Store, rows: Rows) -> None:
    """Creates all of it, each batch in a transaction."""
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
