"""The statements that write nodes and relationships.

Every name in them is the model's, every value a parameter. Labels are concrete, so that an index finds every
end, and patterns start at a node that is bound: the other way round the embedded store scans.
"""

from graph.model import NodeType, Relationship
from graph.model.relationships import SOURCE_IDS


def create_nodes(type_: NodeType) -> str:
    """$rows: {id, properties} of nodes that the graph lacks; $dataset: the id of the data set that has them, which is
    itself a node of no other.

    MERGE does nothing where another writer has created them meanwhile. Where a type has several labels the embedded
    store would use no index for it (2 to 8 s for 500 rows instead of 0.3), and could not add a label later.
    """
    new, labels = "CREATE" if type_.interfaces else "MERGE", ":".join(type_.labels)
    node = f"UNWIND $rows AS row {new} (n:{labels} {{id: row.id}}) SET n += row.properties"
    if type_.label == "Dataset":
        return node
    return f"MATCH (d:Dataset {{id: $dataset}}) {node} {new} (n)-[:IN_DATASET]->(d)"


def update_nodes(type_: NodeType) -> str:
    """$rows: {id, properties} of nodes that the graph has."""
    return f"UNWIND $rows AS row MATCH (n:{type_.label} {{id: row.id}}) SET n += row.properties"


def put_in_dataset(type_: NodeType) -> str:
    """$rows: {id, ...} of nodes that the graph has; $dataset: its id."""
    return (
        f"MATCH (d:Dataset {{id: $dataset}}) UNWIND $rows AS row MATCH (n:{type_.label} {{id: row.id}}) "
        f"MERGE (n)-[:IN_DATASET]->(d)"
    )


def delete_stale(relationship: Relationship, start: str) -> str:
    """$rows: {start, keep}: relationships from `start` to other nodes than those kept are deleted."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})-[r:{relationship.type}]->(b) "
        "WHERE NOT b.id IN row.keep DELETE r"
    )


def write_relationships(relationship: Relationship, start: str, end: str, *, with_sources: bool) -> str:
    """$rows: {start, end}, `properties` where the type has some, and `sources`, which are added to those of
    the relationship in the graph."""
    text = (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
        f"MERGE (a)-[r:{relationship.type}]->(b)"
    )
    if relationship.properties:
        text += " SET r += row.properties"
    if with_sources:
        had = f"coalesce(r.{SOURCE_IDS}, [])"
        text += f" SET r.{SOURCE_IDS} = {had} + [s IN row.sources WHERE NOT s IN {had}]"
    return text
