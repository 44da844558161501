"""Prints the public schema in GraphQL's own language: `python -m schema`."""

import sys

from schema.public import SCHEMA

sys.stdout.reconfigure(encoding="utf-8")
print(SCHEMA.as_str())
