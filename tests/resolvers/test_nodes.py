"""`node`, `nodes`, root fields by id, and types that are known only when they are read."""

import pytest

from tests.resolvers.asking import ask
from tests.resolvers.small_graph import write


async def test_a_territory_is_a_region_or_a_municipality(small_engine):
    data = await ask(
        small_engine,
        """{
        a: territory(id: "region:00") { __typename name country ... on Region { municipalities { totalCount } } }
        b: territory(id: "municipality:a") { ...T }
    }
    fragment T on Territory { __typename name ...M }
    fragment M on Municipality { size: population region { id } }""",
    )
    assert data == {
        "a": {"__typename": "Region", "name": None, "country": "RU", "municipalities": {"totalCount": 2}},
        "b": {"__typename": "Municipality", "name": "Город А", "size": 7, "region": {"id": "region:00"}},
    }


async def test_territories_are_listed_together(small_engine):
    data = await ask(
        small_engine,
        """{ territories(first: 3) { totalCount nodes { __typename id
        ... on Municipality { kind } ... on Region { cohorts { totalCount } } } } }""",
    )
    assert data["territories"] == {
        "totalCount": 25,
        "nodes": [
            {"__typename": "Municipality", "id": "municipality:a", "kind": "CITY"},
            {"__typename": "Municipality", "id": "municipality:b", "kind": "COUNTY"},
            {"__typename": "Region", "id": "region:00", "cohorts": {"totalCount": 0}},
        ],
    }


async def test_one_response_key_may_have_different_fields_in_different_types(small_engine):
    data = await ask(
        small_engine,
        """{
        territories(where: {id: {in: ["region:00", "municipality:b"]}}) { nodes {
        ... on Region { n: name(lang: RU) of: municipalities(first: 1) { nodes { id } } }
        ... on Municipality { n: name(lang: EN) of: parts(last: 1) { nodes { id } } } } } }""",
    )
    assert data["territories"]["nodes"] == [
        {"n": "Town B", "of": {"nodes": []}},
        {"n": None, "of": {"nodes": [{"id": "municipality:a"}]}},
    ]


async def test_unions_are_read_by_their_concrete_types(small_engine):
    data = await ask(
        small_engine,
        """{
        assessments { nodes { id
            subject { __typename ... on Adoption { stage } ... on Project { budget } ... on Node { id } }
            adoption { id } project { id } } }
        observations { nodes { value subject { ... on Node { id } ... on Territory { name } ... on Assessment { rating }
            ... on Adoption { runningOn } } territory { __typename id } adoption { id } assessment { id } } }
    }""",
    )
    assert data["assessments"]["nodes"] == [
        {
            "id": "assessment:of-adoption",
            "subject": {"__typename": "Adoption", "stage": "ASSESSED", "id": "adoption:1"},
            "adoption": {"id": "adoption:1"},
            "project": None,
        },
        {
            "id": "assessment:of-project",
            "subject": {"__typename": "Project", "budget": 5.0, "id": "project:p"},
            "adoption": None,
            "project": {"id": "project:p"},
        },
    ]
    region, town, adoption, assessment = data["observations"]["nodes"]
    assert region == {
        "value": 0.0,
        "subject": {"id": "region:00", "name": None},
        "adoption": None,
        "assessment": None,
        "territory": {"__typename": "Region", "id": "region:00"},
    }
    assert town["subject"] == {"id": "municipality:a", "name": "Город А"}
    assert town["territory"] == {"__typename": "Municipality", "id": "municipality:a"}
    assert (adoption["subject"], adoption["adoption"]) == (
        {"id": "adoption:1", "runningOn": "1995-06"},
        {"id": "adoption:1"},
    )
    assert (assessment["subject"], assessment["assessment"]) == (
        {"id": "assessment:of-adoption", "rating": 4},
        {"id": "assessment:of-adoption"},
    )


async def test_a_list_of_nodes_of_any_type(small_engine):
    data = await ask(
        small_engine,
        """{ source(id: "source:a") { statements { totalCount nodes { __typename id
        ... on Adoption { stage } } } } dataset(id: "dataset:d") { nodes(first: 1) { totalCount nodes { id } } } }""",
    )
    assert data == {
        "source": {
            "statements": {
                "totalCount": 2,
                "nodes": [
                    {"__typename": "Adoption", "id": "adoption:1", "stage": "ASSESSED"},
                    {"__typename": "Region", "id": "region:00"},
                ],
            }
        },
        "dataset": {"nodes": {"totalCount": 2, "nodes": [{"id": "region:00"}]}},
    }


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ("", "Город А"),
        ("(lang: RU)", "Город А"),
        ("(lang: EN)", "Town A"),
    ],
)
async def test_a_name_is_in_the_requested_language(small_engine, arguments, name):
    data = await ask(small_engine, f'{{ municipality(id: "municipality:a") {{ name{arguments} }} }}')
    assert data["municipality"]["name"] == name


async def test_a_name_falls_back_to_the_other_language(small_engine):
    data = await ask(
        small_engine,
        """query($lang: Language!) {
        b: municipality(id: "municipality:b") { name nameRu nameEn ru: name(lang: RU) variable: name(lang: $lang) }
        t: team(id: "team:t") { name(lang: EN) nameEn }
        none: region(id: "region:00") { name }
    }""",
        lang="RU",
    )
    assert data == {
        "b": {"name": "Town B", "nameRu": None, "nameEn": "Town B", "ru": "Town B", "variable": "Town B"},
        "t": {"name": "Команда", "nameEn": None},
        "none": {"name": None},
    }


async def test_one_prepared_operation_accepts_other_variables(small_engine):
    query = """query($id: ID!, $lang: Language!, $more: Boolean!) {
        municipality(id: $id) { name(lang: $lang) population @include(if: $more) } }"""
    for id_, lang, more, expected in [
        ("municipality:a", "RU", True, {"name": "Город А", "population": 7}),
        ("municipality:a", "EN", False, {"name": "Town A"}),
        ("municipality:b", "EN", True, {"name": "Town B", "population": None}),
        ("municipality:a", "RU", False, {"name": "Город А"}),
        ("municipality:z", "RU", True, None),
    ]:
        assert await ask(small_engine, query, id=id_, lang=lang, more=more) == {"municipality": expected}


async def test_the_schema_describes_itself(small_engine):
    data = await ask(
        small_engine,
        """{ __schema { queryType { name } } __type(name: "Municipality") {
        interfaces { name } fields { name args { name defaultValue } } } region(id: "region:00") { id } }""",
    )
    assert data["__schema"] == {"queryType": {"name": "Query"}}
    assert {i["name"] for i in data["__type"]["interfaces"]} == {"Territory", "Node"}
    fields = {field["name"]: field["args"] for field in data["__type"]["fields"]}
    assert fields["name"] == [{"name": "lang", "defaultValue": "RU"}]
    assert data["region"] == {"id": "region:00"}


async def test_the_region_of_a_region_is_the_region_itself(small_engine):
    data = await ask(
        small_engine,
        """{
        territories(last: 25) { nodes { id region { id } } }
        region(id: "region:00") { region { id nameRu } }
        municipality(id: "municipality:a") { ...T }
    }
    fragment T on Territory { region { id region { id } } }""",
    )
    expected = {f"municipality:{letter}": "region:00" for letter in "ab"}
    assert {node["id"]: node["region"]["id"] for node in data["territories"]["nodes"]} == expected | {
        f"region:{number:02}": f"region:{number:02}" for number in range(23)
    }
    assert data["region"] == {"region": {"id": "region:00", "nameRu": None}}
    assert data["municipality"] == {"region": {"id": "region:00", "region": {"id": "region:00"}}}


async def test_the_region_of_a_municipality_may_be_unknown(small_engine, store):
    await write(store, {"Municipality": [{"id": "municipality:nowhere", "country": "RU", "kind": "CITY"}]})
    data = await ask(small_engine, '{ territory(id: "municipality:nowhere") { id region { id } } }')
    assert data == {"territory": {"id": "municipality:nowhere", "region": None}}
