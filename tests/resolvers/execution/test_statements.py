"""A statement is compiled once per shape of its arguments."""

from resolvers.execution.bind import bind
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.support.narrowing import instance

PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)
QUERY = "query($w: RegionWhere) { regions(where: $w) { nodes { id } } }"


def test_arguments_of_one_shape_share_a_statement():
    def statement(where: dict):
        [(plan, arguments)] = bind(PREPARER.prepare(QUERY), {"w": where}, None).fields
        return plan.statements.of(instance(arguments, tuple))

    first = statement({"population": {"gt": 1}})
    assert statement({"population": {"gt": 2}}) is first
    assert statement({"population": {"lt": 1}}) is not first


def test_fetched_nodes_have_separate_statements():
    operation = PREPARER.prepare('{ node(id: "region:a") { id ... on Region { name } } }')
    [(plan, arguments)] = bind(operation, {}, None).fields
    selection = plan.selection.field.value
    region, topic = (((selection, label),) for label in ("Region", "Topic"))
    fetch = plan.statements.of(arguments, region)
    assert plan.statements.of(arguments, region) is fetch
    assert ":Region" in fetch.text
    assert plan.statements.of(arguments, topic) is not fetch
