"""`schema.graphql` is an up-to-date snapshot of the public schema."""

import subprocess
import sys
from pathlib import Path

import pytest
from graphql import build_schema, validate_schema
from graphql.utilities import BreakingChangeType, find_breaking_changes

from schema.printed import printed_schema
from schema.public import GRAPHQL_SCHEMA

ROOT = Path(__file__).parents[2]
SNAPSHOT = ROOT / "schema.graphql"


def test_the_snapshot_is_the_served_schema():
    assert SNAPSHOT.read_text(encoding="utf-8") == printed_schema() + "\n", (
        "The public schema has changed. If this is intended, update the snapshot: scripts/schema > schema.graphql"
    )


@pytest.mark.slow
def test_the_command_prints_the_snapshot():
    printed = subprocess.run([sys.executable, "-m", "schema"], cwd=ROOT, capture_output=True, check=True)
    assert printed.stdout == SNAPSHOT.read_bytes()


def test_clients_can_build_a_schema_from_the_snapshot():
    snapshot, served = build_schema(SNAPSHOT.read_text(encoding="utf-8")), GRAPHQL_SCHEMA
    assert validate_schema(snapshot) == []
    assert snapshot.type_map.keys() == served.type_map.keys()
    assert find_breaking_changes(snapshot, served) == find_breaking_changes(served, snapshot) == []


def test_a_breaking_change_is_detected_in_the_snapshot():
    snapshot = SNAPSHOT.read_text(encoding="utf-8")
    changed = build_schema(snapshot.replace("region(", "formerRegion(", 1))
    changes = find_breaking_changes(build_schema(snapshot), changed)
    assert [change.type for change in changes] == [BreakingChangeType.FIELD_REMOVED]
