"""Statements contain no values, and one statement serves all requests of one shape."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import MODEL
from graph.query.arguments import page_arguments, plain_arguments
from graph.query.compiler import Compiler
from graph.query.cursors import Order, encode_cursor
from graph.query.fields.node import NodeSelection
from graph.query.fields.translated import TranslatedField
from graph.query.fields.value import ValueField
from schema.public import CONDITIONS
from tests.graph.query.selections import compiled
from tests.graph.query.wheres import MARK, wheres, with_other_operands

KEYWORDS = set(
    """RETURN COLLECT COUNT EXISTS MATCH UNWIND WHERE WITH DISTINCT ORDER BY LIMIT AS AND OR NOT IN IS
NULL CONTAINS STARTS DESC CASE WHEN THEN END coalesce toLower size head replace collect count
null ё е true false d""".split()
)  # noqa: SIM905
LABELS = [*MODEL.by_label, *MODEL.interfaces]

# The strategies follow the model from type to type, which is slow the first time.
fuzzed = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)

pages = st.fixed_dictionaries(
    {
        "limit": st.sampled_from(["first", "last"]),
        "size": st.integers(1, 100),
        "descending": st.booleans(),
        "after": st.booleans(),
        "before": st.booleans(),
    }
)


def page(label: str, field: str, choice: dict, id_: str) -> dict:
    """Return the arguments of a page. id_: the id in both cursors."""
    order = Order(field, choice["descending"])
    cursors = {side: encode_cursor(label, order, None, id_) for side in ("after", "before") if choice[side]}
    return {
        choice["limit"]: choice["size"],
        **cursors,
        "orderBy": {"field": field, "direction": "DESC" if choice["descending"] else "ASC"},
    }


@fuzzed
@given(st.data())
def test_a_statement_depends_only_on_the_shape(data):
    label = data.draw(st.sampled_from(LABELS))
    where = data.draw(wheres(f"{label}Where"))
    choice = data.draw(pages)
    properties = MODEL.concrete(label)[0].properties
    field = data.draw(st.sampled_from(["id"] + [p.name for p in properties if p.sortable]))
    resized = {**choice, "size": data.draw(st.integers(1, 100))}
    first = page_arguments({"where": where, **page(label, field, choice, MARK + "one")}, label)
    second = page_arguments(
        {"where": with_other_operands(where, data.draw), **page(label, field, resized, MARK + "two")}, label
    )
    assert first == second

    statement, other = compiled(label, first), compiled(label, second)
    assert statement.text == other.text
    assert MARK not in statement.text
    bound = statement.bind((second,))
    assert bound == other.bind((second,))
    assert {name[1:] for name in re.findall(r"\$\w+", statement.text)} <= set(bound)


@fuzzed
@given(st.data())
def test_a_statement_contains_only_keywords_and_names_of_the_model(data):
    label = data.draw(st.sampled_from(LABELS))
    where = data.draw(wheres(f"{label}Where", depth=1))
    text = compiled(label, page_arguments({"where": where}, label)).text
    names = (
        set(LABELS) | {r.type for r in MODEL.relationships} | {p.name for t in MODEL.node_types for p in t.properties}
    )
    words = set(re.findall(r"[^\W\d]\w*", re.sub(r"\$p\d+", "", text)))
    variables = {word for word in words if re.fullmatch(r"s\d*|[egiklnrwxz]\d+", word)}
    assert words <= names | KEYWORDS | variables


def test_values_are_bound_to_parameters_by_path():
    arguments = page_arguments(
        {
            "first": 7,
            "where": {"population": {"gte": 5}, "or": [{"isoCode": {"in": ["RU-TA"]}}, {"name": {"contains": "край"}}]},
        },
        "Region",
    )
    bound = compiled("Region", arguments).bind((arguments,))
    assert list(bound.values()) == [5, ["RU-TA"], "край", "край", 8]


REGION = NodeSelection({"Region": (ValueField("a", "id"), TranslatedField("b", "name", 1))})


def test_nodes_are_fetched_by_id_in_one_statement():
    selections = [(REGION, "Region"), (NodeSelection({"Practice": (ValueField("id", "id"),)}), "Practice")]
    arguments = (plain_arguments({}), plain_arguments({"lang": "RU"}, "lang"))
    statement = Compiler(CONDITIONS, arguments).fetch(selections)
    ids = {"0": ["region:a"], "1": ["practice:b", "practice:c"]}
    assert sorted(statement.bind(arguments, ids).values()) == [["practice:b", "practice:c"], ["region:a"]]
    row = [[["region:a", ["region:a", "А"]]], [["practice:c", ["practice:c"]]]]
    (regions, practices), _ = statement.read(row, arguments)
    assert regions == {"region:a": {"a": "region:a", "b": "А"}}
    assert practices == {"practice:c": {"id": "practice:c"}}
