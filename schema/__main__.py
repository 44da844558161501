"""Prints the public schema in GraphQL's own language: `python -m schema`."""

import sys

from schema.public import SCHEMA

sys.stdout.buffer.write(f"{SCHEMA.as_str()}\n".encode())
