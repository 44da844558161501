"""Keyset pages in Cypher: predicates in the form for which the store walks an index.

An index holds no nulls, so an order by a property that may be missing is two ranges: values, then nulls by id.
The forms and their database hits were measured: `x.p >= $v AND x.id IS NOT NULL AND (x.p > $v OR x.id > $id)`
reads 51 entries for a page of 50, the textbook `x.p > $v OR (x.p = $v AND x.id > $id)` the whole index.
"""

from dataclasses import dataclass

from graph.query.cursors import Cursor
from graph.query.pages import Page
from graph.query.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Range:
    """One run over the list: which predicate, in which order."""

    predicate: str
    order: str


class Keyset:
    """The keyset predicates of one page over a variable."""

    def __init__(self, page: Page, variable: str, parameters: Parameters, slot: int):
        self.page, self.variable, self.parameters, self.slot = page, variable, parameters, slot
        self.id = f"{variable}.id"
        self.key = f"{variable}.{page.order.key}"

    def ranges(self) -> list[Range]:
        """The ranges of the page, in the order in which the store is to walk them."""
        direction = " DESC" if self.page.reversed else ""
        if self.page.order.by_id:
            bounds = [self._beyond(self.id, side, "id") for side in self._sides()]
            return [Range(" AND ".join(bounds) or f"{self.id} >= ''", self.id + direction)]
        values = Range(self._values(), f"{self.key}{direction}, {self.id}{direction}")
        nulls = Range(self._nulls(), f"{self.id}{direction}")
        ranges = [nulls, values] if self.page.backward else [values, nulls]
        return [r for r in ranges if r.predicate != "false"]

    def outside(self, side: str) -> str:
        """The predicate of what lies at or outside the cursor `side`: the rest of the list on that side."""
        cursor = self._cursor(side)
        less = "<" if self._increasing(side) else ">"
        id_ = f"{self.id} {less}= {self._parameter(side, 'id')}"
        if self.page.order.by_id:
            return id_
        if cursor.value is None:
            null = f"{self.key} IS NULL AND {id_}"
            return f"{self.key} IS NOT NULL OR ({null})" if side == "after" else null
        value = self._parameter(side, "value")
        text = f"{self.key} {less} {value} OR ({self.key} = {value} AND {id_})"
        return f"{text} OR {self.key} IS NULL" if side == "before" else text

    def _values(self) -> str:
        terms = []
        for side in self._sides():
            if self._cursor(side).value is None:
                if side == "after":
                    return "false"
                continue
            value, id_ = self._parameter(side, "value"), self._parameter(side, "id")
            sign = self._sign(side)
            terms.append(f"{self.key} {sign}= {value} AND {self.id} IS NOT NULL"
                         f" AND ({self.key} {sign} {value} OR {self.id} {sign} {id_})")
        return " AND ".join(terms) or f"{self.key} IS NOT NULL AND {self.id} IS NOT NULL"

    def _nulls(self) -> str:
        terms = [f"{self.key} IS NULL"]
        for side in self._sides():
            if self._cursor(side).value is None:
                terms.append(self._beyond(self.id, side, "id"))
            elif side == "before":
                return "false"
        return " AND ".join(terms) if len(terms) > 1 else f"{terms[0]} AND {self.id} >= ''"

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

    def _parameter(self, side: str, part: str) -> str:
        return self.parameters.add(self.slot, (side, part))
