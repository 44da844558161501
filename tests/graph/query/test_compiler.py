"""Statements never hold a value, and one statement serves all requests of one shape."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import MODEL
from graph.query.arguments import page_arguments, plain_arguments
from graph.query.compiler import Compiler
from graph.query.cursors import Order, encode_cursor
from graph.query.fields.by_id import ByIdField
from graph.query.fields.computed import ComputedField
from graph.query.fields.node import NodeSelection
from graph.query.fields.to_one import ToOneField
from graph.query.fields.translated import TranslatedField
from graph.query.fields.value import ValueField
from graph.query.links import Hop, Link
from schema.public import CONDITIONS
from tests.graph.query.selections import compiled
from tests.graph.query.wheres import MARK, revalued, wheres

KEYWORDS = set("""RETURN COLLECT COUNT EXISTS MATCH UNWIND WHERE WITH DISTINCT ORDER BY LIMIT AS AND OR NOT IN IS
NULL CONTAINS STARTS DESC CASE WHEN THEN END coalesce toLower size head replace collect count
null ё е true false d""".split())  # noqa: SIM905
LABELS = [*MODEL.by_label, *MODEL.interfaces]

# The strategies follow the model from type to type, which takes a while the first time.
fuzzed = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)

pages = st.fixed_dictionaries({"limit": st.sampled_from(["first", "last"]), "size": st.integers(1, 100),
                               "descending": st.booleans(), "after": st.booleans(), "before": st.booleans()})


def page(label: str, field: str, choice: dict, id_: str) -> dict:
    """Arguments of a page; `id_` is that of both cursors."""
    order = Order(field, choice["descending"])
    cursors = {side: encode_cursor(label, order, None, id_) for side in ("after", "before") if choice[side]}
    return {choice["limit"]: choice["size"], **cursors,
            "orderBy": {"field": field, "direction": "DESC" if choice["descending"] else "ASC"}}


@fuzzed
@given(st.data())
def test_a_statement_depends_on_the_shape_alone(data):
    label = data.draw(st.sampled_from(LABELS))
    where = data.draw(wheres(f"{label}Where"))
    choice = data.draw(pages)
    properties = MODEL.concrete(label)[0].properties
    field = data.draw(st.sampled_from(["id"] + [p.name for p in properties if p.sortable]))
    resized = {**choice, "size": data.draw(st.integers(1, 100))}
    one = page_arguments({"where": where, **page(label, field, choice, MARK + "one")}, label)
    two = page_arguments({"where": revalued(where, data.draw), **page(label, field, resized, MARK + "two")}, label)
    assert one == two

    statement, other = compiled(label, one), compiled(label, two)
    assert statement.text == other.text
    assert MARK not in statement.text
    bound = statement.bind((two,))
    assert bound == other.bind((two,))
    assert {name[1:] for name in re.findall(r"\$\w+", statement.text)} <= set(bound)


@fuzzed
@given(st.data())
def test_a_statement_holds_nothing_but_words_of_the_model(data):
    label = data.draw(st.sampled_from(LABELS))
    where = data.draw(wheres(f"{label}Where", depth=1))
    text = compiled(label, page_arguments({"where": where}, label)).text
    names = set(LABELS) | {r.type for r in MODEL.relationships} | {
        p.name for t in MODEL.node_types for p in t.properties}
    words = set(re.findall(r"[^\W\d]\w*", re.sub(r"\$p\d+", "", text)))
    variables = {word for word in words if re.fullmatch(r"s\d*|[egiklnrwxz]\d+", word)}
    assert words <= names | KEYWORDS | variables


def test_values_bind_to_the_parameters_by_their_path():
    arguments = page_arguments({"first": 7, "where": {"population": {"gte": 5}, "or": [
        {"isoCode": {"in": ["RU-TA"]}}, {"name": {"contains": "край"}}]}}, "Region")
    bound = compiled("Region", arguments).bind((arguments,))
    assert list(bound.values()) == [5, ["RU-TA"], "край", "край", 8]


REGION = NodeSelection({"Region": (ValueField("a", "id"), TranslatedField("b", "name", 1))})


@pytest.mark.parametrize(("lang", "order"), [("RU", "n0.nameRu, n0.nameEn"), ("EN", "n0.nameEn, n0.nameRu")])
def test_a_node_by_id_is_one_row_with_the_columns_in_order(lang, order):
    field = ByIdField("x", "Region", 0, REGION)
    arguments = (plain_arguments({"id": "region:RU-TA"}), plain_arguments({"lang": lang}, "lang"))
    statement = Compiler(CONDITIONS, arguments).root(field)
    assert statement.text == ("RETURN [head(COLLECT { MATCH (n0:Region {id: $p0})"
                              f" RETURN [n0.id, coalesce({order})] LIMIT 1 }})] AS d")
    assert statement.bind(arguments) == {"p0": "region:RU-TA"}
    value, _ = statement.read([["region:RU-TA", "Татарстан"]], arguments)
    assert (value, value.type) == ({"a": "region:RU-TA", "b": "Татарстан"}, "Region")
    assert statement.read([None], arguments)[0] is None


def test_a_row_of_several_types_tells_which():
    node = NodeSelection({"Region": (ValueField("iso", "isoCode"),), "Municipality": (ValueField("kind", "kind"),)})
    field = ByIdField("x", "Territory", 0, node)
    arguments = (plain_arguments({"id": "municipality:a"}),)
    statement = Compiler(CONDITIONS, arguments).root(field)
    assert "CASE WHEN n0:Region THEN [0, [n0.isoCode]] WHEN n0:Municipality THEN [1, [n0.kind]] END" in statement.text
    value, _ = statement.read([[1, ["CITY"]]], arguments)
    assert (value, value.type) == ({"kind": "CITY"}, "Municipality")


def test_computed_fields_wait_with_the_id_of_their_node():
    computed = ComputedField("r", "recommendations", None, None)
    field = ByIdField("x", "Region", 0, NodeSelection({"Region": (computed,)}))
    arguments = (plain_arguments({"id": "region:a"}),)
    value, reading = Compiler(CONDITIONS, arguments).root(field).read([["region:a"]], arguments)
    (pending,) = reading.pending
    assert (pending.field, pending.parent_id) == (computed, "region:a")
    assert pending.row is value


def test_a_node_of_which_nothing_is_asked_is_there_all_the_same():
    link = Link((Hop(("IN_REGION",)),), ("Region",))
    field = ByIdField("x", "Municipality", 0, NodeSelection({
        "Municipality": (ToOneField("region", link, NodeSelection({"Region": ()})),)}))
    arguments = (plain_arguments({"id": "municipality:a"}),)
    statement = Compiler(CONDITIONS, arguments).root(field)
    assert "MATCH (n0)-[:IN_REGION]->(n1:Region) RETURN [true] LIMIT 1" in statement.text
    assert statement.read([[[True]]], arguments)[0] == {"region": {}}


def test_named_nodes_are_fetched_together():
    wanted = [(REGION, "Region"), (NodeSelection({"Practice": (ValueField("id", "id"),)}), "Practice")]
    arguments = (plain_arguments({}), plain_arguments({"lang": "RU"}, "lang"))
    statement = Compiler(CONDITIONS, arguments).fetch(wanted)
    ids = {"0": ["region:a"], "1": ["practice:b", "practice:c"]}
    assert sorted(statement.bind(arguments, ids).values()) == [["practice:b", "practice:c"], ["region:a"]]
    row = [[["region:a", ["region:a", "А"]]], [["practice:c", ["practice:c"]]]]
    (regions, practices), _ = statement.read(row, arguments)
    assert regions == {"region:a": {"a": "region:a", "b": "А"}}
    assert practices == {"practice:c": {"id": "practice:c"}}
