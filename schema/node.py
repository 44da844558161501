"""What all nodes have in common."""

import strawberry

from schema.connection import to_many
from schema.declare import Declared, node_interface, value
from schema.label import NAME, label


@node_interface
class Node:
    """Anything with an id: Relay's Node."""

    id = value(
        strawberry.ID, "The global id: readable, unique, fixed for ever; its prefix names the type.", required=True
    )
    label = label("A readable name: the name or title, or a phrase from what it holds.", NAME)


def sources() -> Declared:
    """The field that every type with facts has."""
    return to_many("Source", "STATED_IN", "Where the facts about it are stated.")


def datasets() -> Declared:
    """The field that every loaded type has."""
    return to_many("Dataset", "IN_DATASET", "The data sets that it comes from.")
