"""The statements that write nodes and relationships.

Every name in them is the model's, every value a parameter. Labels are concrete, so that an index finds every
end, and patterns start at a node that is bound: the other way round the embedded store scans.
"""

from graph.model import NodeType, Relationship
from graph.model.relationships import SOURCE_IDS


def write_nodes(type_: NodeType, *, new: bool) -> str:
    """$rows: {id, properties}. new: whether the graph lacks these nodes.

    Where a type has several labels there are two forms: the embedded store uses no index for a MERGE on
    several labels (2 to 8 s for 500 rows instead of 0.3), and it cannot add a label later.
    """
    if not type_.interfaces:
        node = f"MERGE (n:{type_.label} {{id: row.id}})"
    elif new:
        node = f"CREATE (n:{':'.join(type_.labels)} {{id: row.id}})"
    else:
        node = f"MATCH (n:{type_.label} {{id: row.id}})"
    return f"UNWIND $rows AS row {node} SET n += row.properties"


def put_in_dataset(type_: NodeType) -> str:
    """$rows: {id, ...}; $dataset: its id."""
    return (f"UNWIND $rows AS row MATCH (n:{type_.label} {{id: row.id}}) "
            f"MATCH (d:Dataset {{id: $dataset}}) MERGE (n)-[:IN_DATASET]->(d)")


def delete_stale(relationship: Relationship, start: str) -> str:
    """$rows: {start, keep}: relationships from `start` to other nodes than those kept are deleted."""
    return (f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})-[r:{relationship.type}]->(b) "
            "WHERE NOT b.id IN row.keep DELETE r")


def write_relationships(relationship: Relationship, start: str, end: str, *, with_sources: bool) -> str:
    """$rows: {start, end}, `properties` where the type has some, and `sources`, which are added to those that
    the relationship has in the graph."""
    text = (f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{relationship.type}]->(b)")
    if relationship.properties:
        text += " SET r += row.properties"
    if with_sources:
        had = f"coalesce(r.{SOURCE_IDS}, [])"
        text += f" SET r.{SOURCE_IDS} = {had} + [s IN row.sources WHERE NOT s IN {had}]"
    return text
