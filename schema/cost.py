"""What a field costs, where that does not follow from what it is: computed fields and the lists in their values.

The unit is one node or object that may have to be read. `resolvers/limits/cost.py` adds the costs up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a field for each of its parents.

    weight: of the field itself. items: how many objects of each list in its value there may be: a number, or the
    argument that says so, and then `default` where it is not given; to the power of the argument `steps`, where that
    is named; `times` that.
    """

    weight: int = 1
    items: int | str = 1
    default: int = 1
    times: int = 1
    steps: str | None = None
