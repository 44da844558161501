"""The schema is compatible with the last release: see "How the schema changes" in docs/queries.md."""

from graphql import GraphQLSchema, build_schema
from graphql.utilities import find_breaking_changes

from schema.public import GRAPHQL_SCHEMA
from settings import CHECKOUT

RELEASED = (CHECKOUT / "schema.released.graphql").read_text(encoding="utf-8")


def breaking_changes(schema: GraphQLSchema) -> list[str]:
    """Return the breaking changes of a schema from the released one."""
    released = build_schema(RELEASED, no_location=True)
    return [change.description for change in find_breaking_changes(released, schema)]


def changed(replacements: dict[str, str]) -> GraphQLSchema:
    """Return the released schema with these replacements in its text."""
    text = RELEASED
    for old, new in replacements.items():
        assert old in text, old
        text = text.replace(old, new)
    return build_schema(text, no_location=True)


def test_the_schema_has_no_breaking_change():
    changes = breaking_changes(GRAPHQL_SCHEMA)
    assert not changes, (
        f"{changes}: deprecate the old elements for two minor versions before removing them; see docs/queries.md. "
        "For a release: cp schema.graphql schema.released.graphql"
    )


def test_every_breaking_change_is_detected():
    cases = [
        ("  isoCode: String\n", "  code: String\n", "Field Region.isoCode was removed."),
        ("    before: String\n", "    until: String\n", "Argument Adoption.derivations(before:) was removed."),
        ("  startsWith: String\n", "  beginsWith: String\n", "Field IDFilter.startsWith was removed."),
        ("  country: String!\n", "  country: String\n", "Field Region.country changed type from String! to String."),
        (
            "    ids: [ID!]!\n",
            "    ids: [ID!]!\n    wanted: Int!\n",
            "A required argument Query.nodes(wanted:) was added.",
        ),
        ("  ASSESSED\n", "  JUDGED\n", "Enum value AdoptionStage.ASSESSED was removed."),
        ("MemberConnection", "TeamMemberConnection", "MemberConnection was removed."),
    ]
    changes = breaking_changes(changed({old: new for old, new, _ in cases}))
    assert {description for *_, description in cases} <= set(changes)


def test_no_addition_or_deprecation_is_breaking():
    schema = changed(
        {
            "  isoCode: String\n": '  isoCode: String @deprecated(reason: "Since 1.4: use code.")\n  code: String\n',
            "  population: Int\n": "  population(of: Int): Int\n",
            "  practice: Practice!\n": "  practice: Practice!\n  title: String!\n",
        }
    )
    assert breaking_changes(schema) == []
