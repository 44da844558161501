"""Cells of tables: numbers and lists."""

import math

from graph.text import search_terms


def finite_number(value: str | float | None) -> float | None:
    """Return a cell as a finite number; None if it is empty or something else."""
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def split_list(value: str | list[str] | None) -> list[str]:
    """Return the parts of a cell that are separated by |."""
    parts = value.split("|") if isinstance(value, str) else value or []
    return [part.strip() for part in parts if part.strip()]


def terms(*names: str | None) -> frozenset[str]:
    """Return the search terms of names."""
    return frozenset(search_terms(names).split())
