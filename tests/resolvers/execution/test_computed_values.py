"""Values of batch functions become objects of the response; node ids become nodes to fetch."""

from dataclasses import dataclass
from typing import Any

from graph.query import NodeSelection, ObjectSelection
from graph.query.fields.objects import ObjectField
from graph.query.fields.value import ValueField
from resolvers.execution.computed_values import Shaping


@dataclass(frozen=True)
class Answer:
    territory: str | None
    others: tuple[str, ...]
    score: float


REGION = NodeSelection({"Region": (ValueField("name", "nameRu"),)})
FIELDS = tuple(
    ObjectField(key, attribute, value, 1, None)
    for key, attribute, value in (
        ("territory", "territory", REGION),
        ("more", "others", REGION),
        ("score", "score", None),
    )
)
SELECTION = ObjectSelection({"Answer": FIELDS}, False)


def shaped(value):
    """What becomes of a value, and the nodes that it names with their places."""
    shaping, holder = Shaping(), dict[str, Any]()
    shaping.put(holder, "answer", SELECTION, value)
    for node in shaping.nodes:
        node.container[node.key] = (node.label, node.id)
    return holder["answer"]


def test_an_id_is_a_node_where_the_schema_declares_a_node():
    found = shaped(Answer("region:a", ("region:b", "region:c"), 0.5))
    assert found == {
        "territory": ("Region", "region:a"),
        "more": [("Region", "region:b"), ("Region", "region:c")],
        "score": 0.5,
    }
    assert found.type == "Answer"


def test_no_id_an_unknown_prefix_and_another_type_are_null():
    assert shaped(Answer(None, ("population", "practice:p"), 1.0)) == {
        "territory": None,
        "more": [None, None],
        "score": 1.0,
    }


def test_an_error_stands_in_place_of_its_value_and_a_list_holds_objects():
    error = ValueError("wrong")
    assert shaped(error) is error
    assert shaped((Answer(None, (), 1.0), None)) == [{"territory": None, "more": [], "score": 1.0}, None]
