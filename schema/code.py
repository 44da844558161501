"""Official codes."""

from schema.declare import node_type, to_one, value
from schema.enums import CodeScheme
from schema.label import label, name_of, own
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Code(Node):
    """An official code of a territory. Codes change, repeat and differ by country."""

    label = label("A readable name: the code and the territory.", own("value"), (name_of("CODE_OF", "Territory"),))
    scheme = value(CodeScheme, "The classifier.", required=True)
    valid_from = value(PartialDate, "Since when it is valid.")
    valid_to = value(PartialDate, "Until when it was valid.")
    value = value(str, "The code, as text, with its zeros.", required=True)
    territory = to_one("Territory", "CODE_OF", "The territory that it names.")
    sources = sources()
    datasets = datasets()

    conditions = {"country": ("The territory's country.", reached_country("CODE_OF"))}
