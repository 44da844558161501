"""The schema is compatible with the last release: see "How the schema changes" in docs/queries.md."""

import pytest
from graphql import build_schema
from graphql.utilities import find_breaking_changes

from schema.public import SCHEMA
from settings import CHECKOUT

RELEASED = CHECKOUT / "schema.released.graphql"


def breaking_changes(text: str) -> list[str]:
    """Return the breaking changes of a schema from the released one."""
    changes = find_breaking_changes(build_schema(RELEASED.read_text(encoding="utf-8")), build_schema(text))
    return [change.description for change in changes]


def test_the_schema_has_no_breaking_change():
    changes = breaking_changes(SCHEMA.as_str())
    assert not changes, (
        f"{changes}: deprecate the old elements for two minor versions before removing them; see docs/queries.md. "
        "For a release: cp schema.graphql schema.released.graphql"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  isoCode: String\n", "  code: String\n"),  # a field
        ("    before: String\n", "    until: String\n"),  # an argument
        ("  startsWith: String\n", "  beginsWith: String\n"),  # a condition
        ("  country: String!\n", "  country: String\n"),  # null instead of non-null
        ("    ids: [ID!]!\n", "    ids: [ID!]!\n    wanted: Int!\n"),  # a required argument
        ("  ASSESSED\n", "  JUDGED\n"),  # a value
        ("MemberConnection", "TeamMemberConnection"),  # a type
    ],
)
def test_a_breaking_change_is_detected(old, new):
    text = RELEASED.read_text(encoding="utf-8")
    assert old in text
    assert breaking_changes(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  isoCode: String\n", '  isoCode: String @deprecated(reason: "Since 1.4: use code.")\n  code: String\n'),
        ("  population: Int\n", "  population(of: Int): Int\n"),
        ("  practice: Practice!\n", "  practice: Practice!\n  title: String!\n"),
    ],
)
def test_an_addition_or_deprecation_is_not_breaking(old, new):
    text = RELEASED.read_text(encoding="utf-8")
    assert old in text
    assert breaking_changes(text.replace(old, new)) == []
