"""Measures of a group: the number of its nodes, and values computed from a number or the values of a dimension."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments, plain_arguments
from graph.query.compilation import Compilation
from graph.query.dimensions import Dimension, Number, dimension_of, number_of
from graph.query.fields.field import Declaration, Field, RequestedField
from graph.query.grouping import GroupedRows
from graph.query.where.conditions import Catalog


class Measure(enum.StrEnum):
    """A measure. KEY stands for the values of a group in an order."""

    KEY = "KEY"
    COUNT = "COUNT"
    DISTINCT_COUNT = "DISTINCT_COUNT"
    SUM = "SUM"
    MEAN = "MEAN"
    MEDIAN = "MEDIAN"
    MIN = "MIN"
    MAX = "MAX"

    @property
    def of_number(self) -> bool:
        """Return whether the measure is of a number."""
        return self is not Measure.KEY and not self.is_count

    @property
    def is_count(self) -> bool:
        """Return whether the measure is a whole number."""
        return self in (Measure.COUNT, Measure.DISTINCT_COUNT)


@dataclass(frozen=True, slots=True)
class MeasureOf(Declaration):
    """A measure of what the argument `of` names."""

    measure: Measure

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """See Declaration."""
        return plain_arguments(values, "of")

    def select(self, requested: RequestedField) -> Field:
        """Raise TypeError: a measure is selected with its group."""
        raise TypeError(f"{requested.name} is a measure of a group")


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of a dimension or a number; `of` is None for a count."""

    measure: Measure
    of: str | None = None

    def subject(self, catalog: Catalog, target: str) -> Dimension | Number | None:
        """Return the dimension or number; None for a count."""
        if self.of is None:
            return None
        return (number_of if self.measure.of_number else dimension_of)(catalog, target, self.of)


class MeasureCompiler:
    """A compiler of the measures of grouped rows.

    Attributes
    ----------
    aggregates
        The aggregating expressions so far, by the variable that each is bound to.
    """

    def __init__(self, rows: GroupedRows, compilation: Compilation, target: str):
        self._rows, self._names, self._catalog, self._target = rows, compilation.names, compilation.catalog, target
        self._values: dict[tuple[str, bool], str] = {}
        self.aggregates: dict[str, str] = {}

    def follow(self, measured: Measured) -> None:
        """Add the clauses that bind what is measured to the rows, before they are grouped."""
        subject, key = measured.subject(self._catalog, self._target), (measured.of or "", measured.measure.of_number)
        if subject is None or key in self._values:
            return
        if isinstance(subject, Number):
            self._values[key] = self._rows.number(subject)
        elif subject.leads_to_one:
            self._values[key] = self._rows.value(subject)
        else:
            self._values[key] = self._rows.values(subject)

    def result(self, measured: Measured) -> str:
        """Return the expression of a measure over the bound `aggregates`, which it extends. Call `follow` before.

        Over no value all measures are null, except counts.
        """
        if measured.of is None:
            return self._bound("count(*)")
        value = self._values[measured.of, measured.measure.of_number]
        match measured.measure:
            case Measure.DISTINCT_COUNT:
                subject = measured.subject(self._catalog, self._target)
                if isinstance(subject, Dimension) and subject.leads_to_one:
                    return self._bound(f"count(DISTINCT {value})")
                lists, each, one = self._bound(f"collect({value})"), self._names.new("v"), self._names.new("v")
                return f"size(COLLECT {{ UNWIND {lists} AS {each} UNWIND {each} AS {one} RETURN DISTINCT {one} }})"
            case Measure.SUM | Measure.MEAN:
                count, total = self._bound(f"count({value})"), self._bound(f"sum({value})")
                mean = f" / {count}" if measured.measure is Measure.MEAN else ""
                return f"CASE WHEN {count} > 0 THEN toFloat({total}){mean} END"
            case Measure.MEDIAN:
                return self._bound(f"percentileCont({value}, 0.5)")
        return self._bound(f"{measured.measure.value.lower()}({value})")

    def _bound(self, aggregate: str) -> str:
        """Return the variable of an aggregating expression, binding it if it is new."""
        for variable, text in self.aggregates.items():
            if text == aggregate:
                return variable
        variable = self._names.new("m")
        self.aggregates[variable] = aggregate
        return variable
