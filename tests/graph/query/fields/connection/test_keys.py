"""The values of dimensions in the response: keys, labels in two languages, and nodes."""

import pytest

from graph.model import MODEL, Kind
from graph.query.dimensions import Part, dimension_of
from graph.query.fields.connection.keys import value_label
from messages import LANGUAGES, SENTENCES
from schema.public import CONDITIONS
from tests.graph.query.selections import statement_of

BUCKETS = "facets(by: [{by}]) {{ buckets {{ {members} }} }}"


def buckets(list_: str, by: str, members: str, rows: list) -> list:
    statement, arguments = statement_of(f"{{ {list_} {{ {BUCKETS.format(by=by, members=members)} }} }}")
    value, _ = statement.read([[len(rows), 0, 1, rows]], arguments)
    return value["facets"][0]["buckets"]


def test_a_value_has_a_key_and_labels_and_a_missing_one_has_only_labels():
    assert buckets("adoptions", "STAGE", "key labelRu labelEn node { id }", [["RUNNING", 5]]) == [
        {"key": "RUNNING", "labelRu": "Работает", "labelEn": "Running", "node": None},
        {"key": None, "labelRu": "Не указано", "labelEn": "Not stated", "node": None},
    ]


def test_a_number_has_its_text_as_key_and_its_value_in_the_conditions():
    goal, _ = buckets("topics", "SDG_GOAL", "key labelRu where", [[11, 5]])
    assert goal == {"key": "11", "labelRu": "11", "where": {"sdgGoal": {"eq": 11}}}


def test_a_node_is_read_with_its_labels_by_the_selection_of_its_type():
    members = "a: key b: node { ... on Topic { notation } } c: node { id __typename } labelEn"
    text = statement_of(f"{{ practices {{ {BUCKETS.format(by='TOPICS', members=members)} }} }}")[0].text
    assert "coalesce(k8.nameRu, k8.nameEn, k8.id), coalesce(k8.nameEn, k8.nameRu, k8.id)" in text
    assert ":Region" not in text
    row = [["topic:a", "Парки", "Parks", ["x"], ["topic:a"]], 3]
    assert buckets("practices", "TOPICS", members, [row])[0] == {
        "a": "topic:a",
        "b": {"notation": "x"},
        "c": {"id": "topic:a"},
        "labelEn": "Parks",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_an_enumeration_and_every_level_has_a_label(language):
    for type_ in MODEL.node_types:
        for property_ in type_.properties:
            if property_.kind is Kind.ENUM:
                dimension = dimension_of(CONDITIONS, type_.label, property_.name)
                for value in property_.values:
                    assert f"enum.{type_.label}.{property_.name}.{value}" in SENTENCES[language]
                    assert value_label(dimension, value, language)
    for label in MODEL.interfaces:
        level = dimension_of(CONDITIONS, label, ":level")
        assert level.part is Part.LEVEL
        assert all(f"enum.{label}.level.{each.upper()}" in SENTENCES[language] for each in level.labels)


def test_a_country_has_its_name_and_an_unknown_one_its_code():
    country = dimension_of(CONDITIONS, "Adoption", "country")
    assert (value_label(country, "RU", "ru"), value_label(country, "US", "en")) == ("Россия", "United States")
    assert value_label(country, "QZ", "ru") == "QZ"
