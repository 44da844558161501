"""Official codes."""

from schema.declare import node_type, to_one, value
from schema.enums import CodeScheme
from schema.label import first_of, label, name_of
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Code(Node):
    """An official code of a territory. Codes change, are not unique and differ between countries."""

    label = label(
        "A readable label: the code and the territory.", first_of("value"), (name_of("CODE_OF", "Territory"),)
    )
    scheme = value(CodeScheme, "The classification scheme of the code.", required=True)
    valid_from = value(PartialDate, "The date from which the code is valid.")
    valid_to = value(PartialDate, "The date until which the code was valid.")
    value = value(str, "The code as text, with leading zeros.", required=True)
    territory = to_one("Territory", "CODE_OF", "The territory that the code identifies.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The territory's country.", reached_country("CODE_OF"))}
    dimensions = {"territory:level": "The level of the territory: `REGION` or `MUNICIPALITY`."}
