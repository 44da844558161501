"""Compile formulas into Cypher predicates on a variable."""

from collections.abc import Callable, Sequence

from graph.model import Kind
from graph.query.names import Names
from graph.query.parameters import StatementParameters
from graph.query.where.formula import And, Formula, Not, Or, PropertyComparison, Some, has_links, only_link

_COMPARISONS = {"eq": "=", "lt": "<", "gte": ">=", "in": "IN"}
#: The maximum number of terms in a chain.
_CHAIN = 16
#: Returns the predicate of a part that is tested elsewhere, or None if the part must be written out.
Tested = Callable[[Some], str | None]


class PredicateCompiler:
    """A compiler of the formulas of one `where` into predicates.

    Values never enter the text: each becomes a parameter that is read, by its path, from the arguments of the
    request. The text depends only on which conditions are present.
    """

    def __init__(self, parameters: StatementParameters, slot: int, names: Names):
        self.parameters, self.slot, self.names = parameters, slot, names

    def predicate(self, formula: Formula, variable: str, tested: Tested = lambda some: None) -> str:
        """Return the predicate of a formula; `true` if the formula has no parts.

        tested: returns the predicate of a condition that was tested before, or None for any other.
        """
        match formula:
            case PropertyComparison():
                text = self._comparison(formula, f"{variable}.{formula.property}")
                return f"coalesce({text}, false)" if formula.total and formula.operator != "missing" else text
            case Not(part=PropertyComparison(operator="missing", property=name)):
                return f"{variable}.{name} IS NOT NULL"
            case Not(part=part):
                text = self.predicate(part, variable, tested)
                return f"NOT {text}" if text.startswith(("(", "EXISTS")) else f"NOT ({text})"
            case And(parts=parts):
                return join_terms("AND", [self.predicate(part, variable, tested) for part in parts]) or "true"
            case Or(parts=parts):
                return join_terms("OR", [self.predicate(part, variable, tested) for part in parts]) or "false"
            case Some():
                return tested(formula) or self._exists(formula, variable)
        raise TypeError(f"no predicate for {type(formula).__name__}")

    def _exists(self, some: Some, variable: str) -> str:
        # The condition on the next link, if it is the only one, goes into the same EXISTS: a nested one takes the
        # embedded store twice as long.
        end = self.names.new("w")
        text, formula = some.link.match(variable, end), some.formula
        while (step := only_link(formula, has_links)) is not None:
            rest, following = step
            start, end = end, self.names.new("w")
            text += f"{self.where(rest, start)} {following.link.match(start, end)}"
            formula = following.formula
        return f"EXISTS {{ {text}{self.where(formula, end)} }}"

    def where(self, formula: Formula, variable: str) -> str:
        """Return a WHERE clause; empty if the formula has no parts."""
        predicate = self.predicate(formula, variable)
        return "" if predicate == "true" else f" WHERE {predicate}"

    def _comparison(self, comparison: PropertyComparison, operand: str) -> str:
        op, dated = comparison.operator, comparison.kind is Kind.DATE
        if op == "missing":
            return f"{operand} IS NULL"
        parameter = self.parameters.add(
            self.slot, comparison.path, earliest_form if dated and op in ("lt", "gte") else None
        )
        if op == "startsWith" and comparison.property == "id":
            return f"{operand} STARTS WITH {parameter}"  # as stored, so that an index serves it
        if op in ("contains", "startsWith"):
            verb = "CONTAINS" if op == "contains" else "STARTS WITH"
            return f"{_folded(operand)} {verb} {_folded(parameter)}"
        if op in ("lte", "gt"):
            # A year or month lasts to its end: "~" sorts after every digit and "-".
            bound = f"{parameter} + '~'" if dated else parameter
            return f"{operand} {'<=' if op == 'lte' else '>'} {bound}"
        return f"{operand} {_COMPARISONS[op]} {parameter}"


def join_terms(operator: str, terms: Sequence[str]) -> str:
    """Return the terms joined by AND or OR, in parentheses; "" without terms.

    Long chains become a balanced tree: the parser of the embedded store nests for each term of a chain, and its time
    grows with the number of parentheses.

    >>> join_terms("OR", ["a = 1", "b = 2"])
    '(a = 1 OR b = 2)'
    """
    if len(terms) < 2:
        return "".join(terms)
    if len(terms) > _CHAIN:
        half = len(terms) // 2
        terms = [join_terms(operator, terms[:half]), join_terms(operator, terms[half:])]
    return f"({f' {operator} '.join(terms)})"


def earliest_form(date: str) -> str:
    """Return the first, in text order, of all dates that begin on the same day as this one.

    >>> earliest_form("1995-01-01"), earliest_form("1995-06-01"), earliest_form("1995-06-02")
    ('1995', '1995-06', '1995-06-02')
    """
    while len(date) > len("YYYY") and date.endswith("-01"):
        date = date.removesuffix("-01")
    return date


def _folded(text: str) -> str:
    """Return the expression of a text in lower case, with ё as е: `contains` and `startsWith` compare like search."""
    return f"replace(toLower({text}), 'ё', 'е')"
