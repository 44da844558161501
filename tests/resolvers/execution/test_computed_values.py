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
    """Return the object for a value, with the label and the id of each node to fetch in its place."""
    shaping, holder = Shaping(), dict[str, Any]()
    shaping.put(holder, "answer", SELECTION, value)
    for node in shaping.nodes:
        node.container[node.key] = (node.label, node.id)
    return holder["answer"]


def test_an_id_becomes_a_node_in_a_field_declared_as_a_node():
    shaped_answer = shaped(Answer("region:a", ("region:b", "region:c"), 0.5))
    assert shaped_answer == {
        "territory": ("Region", "region:a"),
        "more": [("Region", "region:b"), ("Region", "region:c")],
        "score": 0.5,
    }
    assert shaped_answer.type == "Answer"


def test_a_missing_id_an_unknown_prefix_and_another_type_are_null():
    assert shaped(Answer(None, ("population", "practice:p"), 1.0)) == {
        "territory": None,
        "more": [None, None],
        "score": 1.0,
    }


def test_an_error_replaces_its_value_and_a_list_contains_objects():
    error = ValueError("wrong")
    assert shaped(error) is error
    assert shaped((Answer(None, (), 1.0), None)) == [{"territory": None, "more": [], "score": 1.0}, None]
