"""The schema breaks no client of the last release: docs/queries.md, "How the schema changes"."""

import pytest
from graphql import build_schema
from graphql.utilities import find_breaking_changes

from schema.public import SCHEMA
from settings import CHECKOUT

RELEASED = CHECKOUT / "schema.released.graphql"


def broken(text: str) -> list[str]:
    """What a schema breaks for the clients of the released one."""
    changes = find_breaking_changes(build_schema(RELEASED.read_text(encoding="utf-8")), build_schema(text))
    return [change.description for change in changes]


def test_nothing_breaks_the_clients_of_the_last_release():
    found = broken(SCHEMA.as_str())
    assert not found, (
        f"{found}: keep what there is and deprecate it for two minor versions; see docs/queries.md. At a release: cp "
        "schema.graphql schema.released.graphql"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  isoCode: String\n", "  code: String\n"),  # a field
        ("    before: String\n", "    until: String\n"),  # an argument
        ("  startsWith: String\n", "  beginsWith: String\n"),  # a condition
        ("  country: String!\n", "  country: String\n"),  # null where there was none
        ("    ids: [ID!]!\n", "    ids: [ID!]!\n    wanted: Int!\n"),  # an argument that must be given
        ("  ASSESSED\n", "  JUDGED\n"),  # a value
        ("MemberConnection", "TeamMemberConnection"),  # a type
    ],
)
def test_a_change_that_breaks_clients_is_found(old, new):
    text = RELEASED.read_text(encoding="utf-8")
    assert old in text
    assert broken(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  isoCode: String\n", '  isoCode: String @deprecated(reason: "Since 1.4: use code.")\n  code: String\n'),
        ("  population: Int\n", "  population(of: Int): Int\n"),
        ("  practice: Practice!\n", "  practice: Practice!\n  title: String!\n"),
    ],
)
def test_what_is_added_or_deprecated_breaks_nobody(old, new):
    text = RELEASED.read_text(encoding="utf-8")
    assert old in text
    assert broken(text.replace(old, new)) == []
