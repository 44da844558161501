"""`label`: a readable name of every node."""

from graph.query.fields.label import Label, LabelPart, LabelText
from schema.declare import Declared, argument, path
from schema.scalars import Language

#: The name of the node itself.
NAME = (LabelText("name", translated=True),)


def name_of(steps: str, label: str) -> LabelText:
    """The name of the node at the end of a path."""
    return LabelText("name", True, path(steps, label))


def label(description: str, *parts: LabelPart) -> Declared:
    """A readable name: of each part the first text that there is, with a dash between the parts."""
    lang = argument("lang", "Language", "The language to prefer; where there is no text in it, the other.", Language.RU)
    return Declared("str", f"{description} The id where nothing of that is known.", Label(parts), (lang,))


def own(*properties: str) -> LabelPart:
    """The first of these properties that the node has."""
    return tuple(LabelText(each, translated=False) for each in properties)
