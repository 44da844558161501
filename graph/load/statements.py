"""The statements that write nodes and relationships.

All names come from the model, and all values are parameters. Labels are concrete, so that an index finds every end, and
patterns start at a bound node: otherwise the embedded store scans.
"""

from graph.model import NodeType, Relationship
from graph.model.relationships import SOURCE_IDS


def create_nodes(type_: NodeType) -> str:
    """Return the statement that creates nodes and puts them into a data set; a data set is in no other.

    $rows: {id, properties} of nodes that the graph lacks. $dataset: the id of the data set.

    MERGE does nothing if another writer has created the node meanwhile. For a type with several labels the embedded
    store would not use an index for MERGE (2 to 8 s for 500 rows instead of 0.3), and could not add a label later.
    """
    new, labels = "CREATE" if type_.interfaces else "MERGE", ":".join(type_.labels)
    node = f"UNWIND $rows AS row {new} (n:{labels} {{id: row.id}}) SET n += row.properties"
    if type_.label == "Dataset":
        return node
    return f"MATCH (d:Dataset {{id: $dataset}}) {node} {new} (n)-[:IN_DATASET]->(d)"


def update_nodes(type_: NodeType) -> str:
    """Return the statement that sets properties. $rows: {id, properties} of nodes in the graph."""
    return f"UNWIND $rows AS row MATCH (n:{type_.label} {{id: row.id}}) SET n += row.properties"


def put_in_dataset(type_: NodeType) -> str:
    """Return the statement that puts nodes into a data set.

    $rows: {id, ...} of nodes in the graph. $dataset: the id of the data set.
    """
    return (
        f"MATCH (d:Dataset {{id: $dataset}}) UNWIND $rows AS row MATCH (n:{type_.label} {{id: row.id}}) "
        f"MERGE (n)-[:IN_DATASET]->(d)"
    )


def delete_stale(relationship: Relationship, start: str) -> str:
    """Return the statement that deletes the relationships to other nodes than `keep`. $rows: {start, keep}."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})-[r:{relationship.type}]->(b) "
        "WHERE NOT b.id IN row.keep DELETE r"
    )


def write_relationships(relationship: Relationship, start: str, end: str, *, with_sources: bool) -> str:
    """Return the statement that creates or updates relationships.

    $rows: {start, end}, with `properties` if the type has any, and with `sources` if `with_sources` is set. The sources
    are added to the stored ones.
    """
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
