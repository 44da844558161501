"""The field `label`: a readable label of every node."""

from graph.query.fields.label import Label, LabelPart, LabelText
from schema.declare import Declared, argument, path
from schema.scalars import Language

#: The name of the node itself.
NAME = (LabelText("name", translated=True),)


def name_of(steps: str, label: str) -> LabelText:
    """Return the name of the node at the end of a path."""
    return LabelText("name", True, path(steps, label))


def label(description: str, *parts: LabelPart) -> Declared:
    """Declare a label: the first existing text of each part, joined by dashes."""
    lang = argument("lang", "Language", "The preferred language. The other one is the fallback.", Language.RU)
    return Declared("str", f"{description} Falls back to the id.", Label(parts), (lang,))


def first_of(*properties: str) -> LabelPart:
    """Return the part that shows the first of these properties that the node has."""
    return tuple(LabelText(name, translated=False) for name in properties)
