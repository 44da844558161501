"""Print the public schema in the GraphQL schema definition language: `python -m schema`."""

import io
import sys

from schema.printed import printed_schema

if isinstance(sys.stdout, io.TextIOWrapper):
    sys.stdout.reconfigure(encoding="utf-8")
print(printed_schema())
