"""Keyset pages in Cypher: predicates in the form for which the store walks an index.

An index holds no nulls, so an order by an optional property is two ranges: values, then nulls by id. The forms and
their database hits were measured. For a page of 50, `x.p >= $v AND x.id IS NOT NULL AND (x.p > $v OR x.id > $id)`
reads 51 entries. The textbook form, `x.p > $v OR (x.p = $v AND x.id > $id)`, reads the whole index.
"""

from dataclasses import dataclass

from graph.query.cursors import Cursor
from graph.query.pages import Page
from graph.query.parameters import StatementParameters


@dataclass(frozen=True, slots=True)
class Range:
    """One scan of the list: its predicate and its order."""

    predicate: str  # "" if every node of the list is in the range
    order: str


class Keyset:
    """The keyset predicates of one page over a variable.

    indexed: whether the store has to walk an index. Predicates that hold for every node make it choose the index.
    """

    def __init__(self, page: Page, variable: str, parameters: StatementParameters, slot: int, *, indexed: bool):
        self.page, self.variable, self.parameters, self.slot = page, variable, parameters, slot
        self.indexed = indexed
        self.id = f"{variable}.id"
        self.key = f"{variable}.{page.order.key}"

    def ranges(self) -> list[Range]:
        """Return the ranges of the page, in the order in which the store has to read them."""
        direction = " DESC" if self.page.reversed else ""
        if self.page.order.by_id:
            bounds = [self._beyond(self.id, side, "id") for side in self._sides()]
            return [Range(" AND ".join(bounds) or self._any_id(), self.id + direction)]
        values = Range(self._values(), f"{self.key}{direction}, {self.id}{direction}")
        nulls = Range(self._nulls(), f"{self.id}{direction}")
        ranges = [nulls, values] if self.page.backward else [values, nulls]
        return [r for r in ranges if r.predicate != "false"]

    def outside(self, side: str) -> str:
        """Return the predicate of the nodes at or outside the cursor `side`: the rest of the list on that side."""
        less = "<" if self._increasing(side) else ">"
        id_ = f"{self.id} {less}= {self._parameter(side, 'id')}"
        if self.page.order.by_id:
            return id_
        if self._value(side) is None:
            null = f"{self.key} IS NULL AND {id_}"
            return f"{self.key} IS NOT NULL OR ({null})" if side == "after" else null
        value = self._parameter(side, "value")
        text = f"{self.key} {less} {value} OR ({self.key} = {value} AND {id_})"
        return f"{text} OR {self.key} IS NULL" if side == "before" else text

    def _values(self) -> str:
        terms = []
        for side in self._sides():
            if self._value(side) is None:
                if side == "after":
                    return "false"
                continue
            value, id_ = self._parameter(side, "value"), self._parameter(side, "id")
            sign = self._sign(side)
            terms.append(
                f"{self.key} {sign}= {value} AND {self.id} IS NOT NULL"
                f" AND ({self.key} {sign} {value} OR {self.id} {sign} {id_})"
            )
        if terms:
            return " AND ".join(terms)
        return f"{self.key} IS NOT NULL" + (f" AND {self.id} IS NOT NULL" if self.indexed else "")

    def _nulls(self) -> str:
        terms = [f"{self.key} IS NULL"]
        for side in self._sides():
            if self._value(side) is None:
                terms.append(self._beyond(self.id, side, "id"))
            elif side == "before":
                return "false"
        if len(terms) == 1 and self.indexed:
            terms.append(self._any_id())
        return " AND ".join(terms)

    def _any_id(self) -> str:
        return f"{self.id} >= ''" if self.indexed else ""

    def _beyond(self, operand: str, side: str, part: str) -> str:
        return f"{operand} {self._sign(side)} {self._parameter(side, part)}"

    def _sign(self, side: str) -> str:
        return ">" if self._increasing(side) else "<"

    def _increasing(self, side: str) -> bool:
        return (side == "after") != self.page.order.descending

    def _sides(self) -> list[str]:
        return [side for side in ("after", "before") if self._cursor(side) is not None]

    def _cursor(self, side: str) -> Cursor | None:
        return self.page.after if side == "after" else self.page.before

    def _value(self, side: str) -> str | float | None:
        """Return the value of the cursor `side`, which must be present."""
        cursor = self._cursor(side)
        return cursor.value if cursor else None

    def _parameter(self, side: str, part: str) -> str:
        return self.parameters.add(self.slot, (side, part))
