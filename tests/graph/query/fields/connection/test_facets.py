"""`facets`: the counts of a list by the values of dimensions."""

import pytest

from graph.query.arguments import page_arguments
from graph.query.errors import BadPage, BadValue
from graph.query.fields.connection.facets import Facets
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import selected, statement_of

FACETS = "{ regions(where: {population: {gt: 5}}) { facets(by: [MACROREGION, COUNTRY], first: 2) { %s } } }"


def facets(members: str, *rows: list) -> list:
    statement, arguments = statement_of(FACETS % members)
    return statement.read(list(rows), arguments)[0]["facets"]


def test_each_facet_counts_the_whole_list_under_the_same_conditions():
    text = statement_of(FACETS % "buckets { count }")[0].text
    source = "MATCH (n0:Region) WHERE n0.population > $p0"
    assert text.count(source) == 2
    assert f"{source} WITH n0.macroregion AS k2, count(*) AS c3 ORDER BY c3 DESC, k2 RETURN [k2, c3]" in text
    assert "LIMIT" not in text


def test_the_missing_values_are_the_last_bucket_in_addition_to_the_first():
    result = facets(
        "by bucketCount otherCount buckets { key count }",
        [4, 9, 3, [["South", 7], ["West", 6]]],
        [1, 0, 0, [["RU", 25]]],
    )
    assert result == [
        {
            "by": "macroregion",
            "bucketCount": 5,
            "otherCount": 9,
            "buckets": [{"key": "South", "count": 7}, {"key": "West", "count": 6}, {"key": None, "count": 3}],
        },
        {"by": "country", "bucketCount": 1, "otherCount": 0, "buckets": [{"key": "RU", "count": 25}]},
    ]


def test_a_bucket_has_the_conditions_of_its_nodes():
    (first, _) = facets("buckets { where }", [1, 0, 1, [["South", 7]]], [0, 0, 0, []])
    assert first["buckets"] == [
        {"where": {"macroregion": {"eq": "South"}}},
        {"where": {"macroregion": {"isNull": True}}},
    ]


def test_an_empty_list_has_no_buckets():
    text = statement_of("{ regions(where: {or: []}) { facets(by: [COUNTRY]) { buckets { count } } } }")[0].text
    assert "MATCH (n0:Region) WHERE false" in text


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"by": ["country", "macroregion", "country"]}, BadValue, "by: a dimension is repeated"),
        ({"by": [f"d{i}" for i in range(11)]}, BadPage, "by: 11 dimensions are too many. Use at most 10."),
        ({"by": ["country"], "first": 0}, BadPage, "first: 0 is out of range. Use 1 to 100."),
        ({"by": ["country"], "first": 101}, BadPage, "first: 101 is out of range. Use 1 to 100."),
    ],
)
def test_bad_arguments_are_rejected(arguments, error, message):
    with pytest.raises(error, match=f"^{message}"):
        Facets("Region").arguments(arguments)


def test_the_dimensions_determine_the_statement_and_the_size_only_the_price():
    one, other = (Facets("Region").arguments({"by": ["country"], "first": size}) for size in (3, 5))
    assert (one.shape, one.size) != (other.shape, other.size)
    assert one.shape == other.shape
    assert Facets("Region").arguments({"by": ["macroregion"]}).shape != one.shape


def test_each_bucket_and_its_node_have_a_price():
    def price(first: int, members: str) -> float:
        root = selected(f"{{ practices {{ facets(by: [TOPICS], first: {first}) {{ buckets {{ {members} }} }} }} }}")
        arguments = (page_arguments({}, "Practice"), Facets("Practice").arguments({"by": ["topics"], "first": first}))
        result = root.field.price(Pricing(CONDITIONS, arguments, None), None)
        assert result is not None
        return result.total

    assert price(50, "count") - price(20, "count") == 30
    assert price(50, "count node { id }") - price(50, "count") == 50
