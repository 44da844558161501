"""Provenance: sources and data sets (each an Entity in the sense of PROV)."""

from schema.connection import to_many
from schema.declare import node_type, text, value
from schema.label import first_of, label
from schema.node import Node, datasets
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Source(Node):
    """A publication that states facts."""

    label = label("A readable label: the title.", first_of("title"))
    title = value(str, "The title.", required=True)
    url = value(str, "The web address.")
    publisher = value(str, "The name of the publisher.")
    author = value(str, "The name of the author.")
    date = value(PartialDate, "The date of publication.")
    licence = value(str, "The licence under which it was published.")
    description = text("A description, including the facts taken from the source.")
    datasets = datasets()
    statements = to_many("Node", "<STATED_IN", "The nodes about which the source states facts.")

    conditions = {"country": ("The country of a territory stated in the source.", reached_country("<STATED_IN"))}


@node_type
class Dataset(Node):
    """A set of files loaded together, under one licence."""

    label = label("A readable label: the title.", first_of("title"))
    title = value(str, "The title.", required=True)
    url = value(str, "The web address.")
    publisher = value(str, "The name of the publisher.")
    licence = value(str, "The licence under which it was published.", required=True)
    attribution = value(str, "The requested attribution.")
    version = value(str, "The version of the data set.")
    description = text("A description, including changes and omissions.")
    nodes = to_many("Node", "<IN_DATASET", "The nodes loaded from the data set.")

    conditions = {"country": ("The country of a territory in the data set.", reached_country("<IN_DATASET"))}
