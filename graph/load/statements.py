"""The statements that write nodes and relationships.

Every name in them is the model's, every value a parameter; each is idempotent. Labels are concrete, so that
an index finds every end, and patterns start at a node that is bound: the other way round the embedded store
scans.
"""

from graph.model import NodeType, Relationship
from graph.model.relationships import SOURCE_IDS


def write_nodes(type_: NodeType) -> str:
    """$rows: {id, properties}. All labels stand in the MERGE: the embedded store cannot add one later."""
    return f"UNWIND $rows AS row MERGE (n:{':'.join(type_.labels)} {{id: row.id}}) SET n += row.properties"


def put_in_dataset(type_: NodeType) -> str:
    """$rows: {id, ...}; $dataset: its id."""
    return (f"UNWIND $rows AS row MATCH (n:{type_.label} {{id: row.id}}) "
            f"MATCH (d:Dataset {{id: $dataset}}) MERGE (n)-[:IN_DATASET]->(d)")


def delete_stale(relationship: Relationship, start: str) -> str:
    """$rows: {start, keep}: relationships from `start` to other nodes than those kept are deleted."""
    return (f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})-[r:{relationship.type}]->(b) "
            "WHERE NOT b.id IN row.keep DELETE r")


def write_relationships(relationship: Relationship, start: str, end: str, *, with_sources: bool) -> str:
    """$rows: {start, end, properties, sources}. Sources are added to those that the relationship has."""
    text = (f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{relationship.type}]->(b)")
    if relationship.properties:
        text += " SET r += row.properties"
    if with_sources:
        had = f"coalesce(r.{SOURCE_IDS}, [])"
        text += f" SET r.{SOURCE_IDS} = {had} + [s IN row.sources WHERE NOT s IN {had}]"
    return text
