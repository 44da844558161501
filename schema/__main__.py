"""Prints the public schema in GraphQL's own language: `python -m schema`."""

import io
import sys

from schema.printed import printed_schema

if isinstance(sys.stdout, io.TextIOWrapper):
    sys.stdout.reconfigure(encoding="utf-8")
print(printed_schema())
