"""A graph that violates the model: nodes lack a required link. The loader never writes such a graph."""

import pytest

from tests.resolvers.small_graph import write


@pytest.fixture(scope="module")
async def broken_engine(small_engine, store):
    """An engine over a graph with an adoption and an assessment that lack required links."""
    await write(
        store,
        {"Adoption": [{"id": "adoption:bare", "stage": "RUNNING"}], "Assessment": [{"id": "assessment:bare"}]},
        [("adoption:bare", "ADOPTED_BY", "municipality:a", {})],
    )
    return small_engine


@pytest.mark.parametrize(
    ("query", "path"),
    [
        (
            '{ wrong: adoption(id: "adoption:bare") { id practice { id } } region(id: "region:00") { id } }',
            ["wrong", "practice"],
        ),
        (
            '{ wrong: adoption(id: "adoption:bare") { practice { diffusion { totalCount } } }'
            ' region(id: "region:00") { id } }',
            ["wrong", "practice"],
        ),
        (
            '{ wrong: node(id: "assessment:bare") { ... on Assessment { subject { __typename } } }'
            ' region(id: "region:00") { id } }',
            ["wrong", "subject"],
        ),
        (
            '{ wrong: adoptions(where: {id: {startsWith: "adoption:b"}}) { nodes { practice { id } } }'
            ' region(id: "region:00") { id } }',
            ["wrong", "nodes", 0, "practice"],
        ),
    ],
)
async def test_a_missing_link_is_an_error_of_its_field_and_other_fields_are_answered(broken_engine, query, path):
    response = await broken_engine.execute(query)
    (error,) = response["errors"]
    assert error["path"] == path
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert response["data"] == {"wrong": None, "region": {"id": "region:00"}}


async def test_fields_without_the_missing_link_are_answered(broken_engine):
    response = await broken_engine.execute(
        '{ adoption(id: "adoption:bare") { id stage territory { id } } assessments { totalCount nodes { id } } }'
    )
    assert "errors" not in response
    assert response["data"]["adoption"] == {
        "id": "adoption:bare",
        "stage": "RUNNING",
        "territory": {"id": "municipality:a"},
    }
    assert response["data"]["assessments"]["totalCount"] == 3
