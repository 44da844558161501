"""The cost of computed fields, as `schema/` declares it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a field for each of its parents, in nodes and objects that may have to be read.

    weight: of the field itself. items: how many objects of each list in its value there may be: a number, or the
    argument that says so, or `backward`, which says so of a page from the end, and `default` where neither is given; to
    the power of the argument `steps`, where that is named; `times` that.
    as_of: the argument with a date, for whose year a model may have to be trained.
    """

    weight: int = 1
    items: int | str = 1
    backward: str | None = None
    default: int = 1
    times: int = 1
    steps: str | None = None
    as_of: str | None = None
