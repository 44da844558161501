"""The root fields."""

import pytest
from graphql import GraphQLNonNull

from graph.query.fields.by_id import ById
from graph.query.fields.to_many import ToMany
from tests.schema.declared import NODE_TYPES, PUBLIC, declared


@pytest.mark.parametrize("label", [*NODE_TYPES, "Node"])
def test_every_type_has_root_fields_for_one_node_and_for_a_list(label):
    by_id = {d.label for _, _, d in declared("Query") if isinstance(d, ById)}
    lists = {d.target for _, _, d in declared("Query") if isinstance(d, ToMany)}
    assert (label in by_id & lists) != (label == "Node")
    assert (label in by_id | lists) != (label == "Node")


def test_root_fields_are_nullable_so_that_an_error_does_not_affect_the_others():
    assert not [name for name, field in PUBLIC.query_type.fields.items() if isinstance(field.type, GraphQLNonNull)]
