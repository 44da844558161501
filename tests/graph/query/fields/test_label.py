"""Labels: one column with a text and its fallbacks, or with the parts of a phrase."""

from graph.query.arguments import plain_arguments
from graph.query.compiler import Compiler
from graph.query.fields.by_id import ByIdField
from graph.query.fields.label import Label, LabelField, LabelText
from graph.query.fields.node import NodeSelection
from graph.query.pricing.pricing import Parents, Pricing
from schema.declare import path
from schema.public import CONDITIONS

NAME = LabelText("name", translated=True)
PRACTICE = LabelText("name", True, path("ADOPTION_OF", "Practice"))
ARGUMENTS = (plain_arguments({"id": "adoption:a"}), Label(()).arguments({"lang": "EN"}))


def compiled(*parts):
    field = ByIdField("x", "Adoption", 0, NodeSelection({"Adoption": (LabelField("label", parts, 1),)}))
    return Compiler(CONDITIONS, ARGUMENTS).root(field)


def test_the_name_of_the_node_is_read_in_the_requested_language():
    statement = compiled((NAME,))
    assert "RETURN [coalesce(coalesce(n0.nameEn, n0.nameRu), n0.id)] LIMIT 1" in statement.text
    assert statement.read([["A"]], ARGUMENTS)[0] == {"label": "A"}


def test_a_phrase_has_the_first_non_null_text_of_each_part():
    statement = compiled((PRACTICE, NAME), (LabelText("stage", translated=False),))
    practice = (
        "head(COLLECT { MATCH (n0)-[:ADOPTION_OF]->(n1:Practice) RETURN coalesce(n1.nameEn, n1.nameRu) LIMIT 1 })"
    )
    assert f"[[coalesce({practice}, coalesce(n0.nameEn, n0.nameRu)), n0.stage, n0.id]]" in statement.text
    for row, label in ((["A", "B", "id"], "A — B"), ([None, "B", "id"], "B"), ([None, None, "id"], "id")):
        assert statement.read([[row]], ARGUMENTS)[0] == {"label": label}


def test_each_text_over_a_link_costs_a_node():
    pricing, parents = Pricing(CONDITIONS, ARGUMENTS, None), Parents(7, 7, ("Adoption",), distinct=True)
    assert LabelField("label", ((NAME,),), 1).price(pricing, parents) is None
    assert LabelField("label", ((PRACTICE, PRACTICE), (NAME,)), 1).price(pricing, parents).own == 14
