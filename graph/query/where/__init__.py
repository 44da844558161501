"""Conditions: a `where` argument as a formula, a predicate, a semi-join, an extent and a price."""
