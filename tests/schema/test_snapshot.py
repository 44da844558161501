"""`schema.graphql` is the public schema: whoever changes the one sees it in the other."""

import subprocess
import sys
from pathlib import Path

from graphql import build_schema, validate_schema
from graphql.utilities import BreakingChangeType, find_breaking_changes

from schema.public import GRAPHQL_SCHEMA

ROOT = Path(__file__).parents[2]
SNAPSHOT = ROOT / "schema.graphql"


def test_the_snapshot_is_what_is_served():
    printed = subprocess.run([sys.executable, "-m", "schema"], cwd=ROOT, capture_output=True, check=True)
    assert SNAPSHOT.read_bytes() == printed.stdout, (
        "The public schema has changed. If that is meant, renew its snapshot: scripts/schema > schema.graphql"
    )


def test_the_snapshot_is_a_valid_schema_that_clients_can_build():
    written, served = build_schema(SNAPSHOT.read_text(encoding="utf-8")), GRAPHQL_SCHEMA
    assert validate_schema(written) == []
    assert written.type_map.keys() == served.type_map.keys()
    assert find_breaking_changes(written, served) == find_breaking_changes(served, written) == []


def test_a_change_that_breaks_clients_is_told_from_the_snapshot():
    written = SNAPSHOT.read_text(encoding="utf-8")
    narrowed = build_schema(written.replace("region(", "formerRegion(", 1))
    changes = find_breaking_changes(build_schema(written), narrowed)
    assert [change.type for change in changes] == [BreakingChangeType.FIELD_REMOVED]
