"""The interface of all nodes, and the provenance fields."""

import strawberry

from schema.connection import to_many
from schema.declare import Declared, node_interface, value
from schema.label import NAME, label


@node_interface
class Node:
    """An object with a global id, as in Relay."""

    id = value(
        strawberry.ID, "The global id: readable, unique and permanent. The prefix names the type.", required=True
    )
    label = label("A readable label: the name or title, or a phrase composed of related facts.", NAME)


def sources() -> Declared:
    """Declare the field `sources`, which every type with facts has."""
    return to_many("Source", "STATED_IN", "The sources that state the facts about the node.")


def datasets() -> Declared:
    """Declare the field `datasets`, which every loaded type has."""
    return to_many("Dataset", "IN_DATASET", "The data sets that contain the node.")
