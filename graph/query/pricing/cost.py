"""The cost of computed fields, as declared in `schema/`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a field for each of its parents, in nodes and objects that may be read.

    weight: the cost of the field itself. items: the maximum number of objects in each list of its value, or the name of
    the argument that sets it. backward: the argument that sets it for a page from the end. default: the number without
    either argument. steps: the argument that is the exponent of the number, if any. times: a factor of the result.
    instead: an argument that, if present, replaces all of these by a fixed number, and that number.
    as_of: the argument with a date, for whose year a model may have to be trained.
    """

    weight: int = 1
    items: int | str = 1
    backward: str | None = None
    default: int = 1
    times: int = 1
    steps: str | None = None
    instead: tuple[str, int] | None = None
    as_of: str | None = None
