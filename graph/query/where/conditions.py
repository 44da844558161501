"""The conditions that a `where` argument may have, as declared in `schema/`."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Kind
from graph.query.links import Link


@dataclass(frozen=True, slots=True)
class ValueCondition:
    """Comparisons of a stored property."""

    property: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class TranslatedCondition:
    """Comparisons of a text in two languages, each of which holds if it holds in Russian or in English."""

    base: str


@dataclass(frozen=True, slots=True)
class LinkCondition:
    """Conditions on the nodes at the end of a link.

    where: the name of the group of conditions on these nodes.
    quantified: whether there may be several nodes, so that the client specifies `some`, `every` or `none`.
    """

    link: Link
    where: str
    quantified: bool


@dataclass(frozen=True, slots=True)
class PathCondition:
    """A condition on a value of any node at the end of one of several links, such as `country` of a practice.

    Negative comparisons (`ne`, `notIn`, `isNull: true`) hold if no node at the end has such a value.
    """

    links: tuple[Link, ...]
    condition: ValueCondition


Condition = ValueCondition | TranslatedCondition | LinkCondition | PathCondition
#: The names of inputs and the positions in lists that lead to a value in the arguments.
Path = tuple[str | int, ...]
#: Conditions by the name of their group (`PracticeWhere`) and by field.
Catalog = Mapping[str, Mapping[str, Condition]]
