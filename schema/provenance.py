"""Where facts come from: sources and data sets (Entity in the sense of PROV)."""

from schema.connection import to_many
from schema.declare import node_type, text, value
from schema.label import label, own
from schema.node import Node, datasets
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Source(Node):
    """A publication in which facts are stated."""

    label = label("A readable name: the title.", own("title"))
    title = value(str, "Its title.", required=True)
    url = value(str, "Its address.")
    publisher = value(str, "Who published it.")
    author = value(str, "Who wrote it.")
    date = value(PartialDate, "When it was published.")
    licence = value(str, "Under what licence.")
    description = text("What it is, and what was taken from it.")
    datasets = datasets()
    statements = to_many("Node", "<STATED_IN", "What is stated in it.")

    conditions = {"country": ("The country of a territory that it states.", reached_country("<STATED_IN"))}


@node_type
class Dataset(Node):
    """A set of data that was loaded as one."""

    label = label("A readable name: the title.", own("title"))
    title = value(str, "Its title.", required=True)
    url = value(str, "Its address.")
    publisher = value(str, "Who published it.")
    licence = value(str, "Under what licence.", required=True)
    attribution = value(str, "How it wants to be named.")
    version = value(str, "Which version of it.")
    description = text("What it is, what was changed and what was left out.")
    nodes = to_many("Node", "<IN_DATASET", "What was loaded from it.")

    conditions = {"country": ("The country of a territory in it.", reached_country("<IN_DATASET"))}
