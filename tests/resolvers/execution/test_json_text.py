"""Messages quote the client's values as JSON; numbers beyond the range of a double are refused."""

import json

from graph.store import Neo4jStore
from resolvers.service import create_engine

DATE = "a date must be YYYY, YYYY-MM or YYYY-MM-DD, from year 0001 on, and must exist"
TOO_LARGE = "a number beyond 1.7976931348623157e308"
#: A type, a field that takes it, the value of the variable as JSON, and the end of the message.
MESSAGES = [
    ("Int", "regions(first: $x) { totalCount }", "true", "non-integer value: true"),
    ("Int", "regions(first: $x) { totalCount }", "-0.0", "first: 0 is out of range. Use 1 to 1000."),
    ("Int!", "regions(first: $x) { totalCount }", "null", "non-null type 'Int!' not to be null."),
    (
        "Int",
        "regions(first: $x) { totalCount }",
        '{"a": [null, false, -0.0, "None"]}',
        'non-integer value: {"a": [null, false, 0, "None"]}',
    ),
    ("Int", "regions(first: $x) { totalCount }", "1e400", f"non-integer value: {TOO_LARGE}"),
    ("String!", "search(text: $x) { totalCount }", "true", "non string value: true"),
    ("Float", "regions(where: {latitude: {eq: $x}}) { totalCount }", "1e400", f"non numeric value: {TOO_LARGE}"),
    ("Float", "regions(where: {latitude: {eq: $x}}) { totalCount }", '"True"', 'non numeric value: "True"'),
    ("RegionWhere", "regions(where: $x) { totalCount }", '{"population": {"gt": false}}', "non-integer value: false"),
    ("Boolean!", "regions @skip(if: $x) { totalCount }", "null", "not to be null."),
    ("PartialDate", "practices { nodes { diffusion(asOf: $x) { totalCount } } }", "false", "; found: false."),
]
LITERALS = [
    "regions(where: {latitude: {lt: 1e400}}) { totalCount }",
    "regions(where: {or: [{latitude: {in: [1, -1e400]}}]}) { totalCount }",
    f"regions(where: {{latitude: {{lt: 1{'0' * 400}}}}}) {{ totalCount }}",
    'region(id: "region:US-CA") { recommendations(weights: {topic: 1e400}) { totalCount } }',
]


async def test_values_are_quoted_as_the_client_sent_them():
    engine = create_engine(Neo4jStore("bolt://127.0.0.1:9", "neo4j", "", "neo4j"))
    for type_, field, value, end in MESSAGES:
        response = await engine.execute(f"query($x: {type_}) {{ {field} }}", {"x": json.loads(value)})
        [error] = response["errors"]
        assert error["message"].endswith(end), error["message"]
    await engine.close()


async def test_a_literal_beyond_the_range_of_a_double_is_refused_with_its_location():
    engine = create_engine(Neo4jStore("bolt://127.0.0.1:9", "neo4j", "", "neo4j"))
    for field in LITERALS:
        [error] = (await engine.execute(f"{{ {field} }}"))["errors"]
        assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
        assert error["message"] == "Float cannot represent a number beyond 1.7976931348623157e308"
        assert error["locations"]
    await engine.close()
