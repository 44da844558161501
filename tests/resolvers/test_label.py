"""Every node has a readable name, whichever way it is come by, also one without a name of its own."""

from tests.resolvers.asking import ask
from tests.resolvers.small_graph import NODES

#: Of nodes of the small graph: in Russian, and in English where that is another one.
LABELS = {
    "municipality:a": ("Город А", "Town A"),
    "municipality:b": ("Town B",),  # it has no Russian name
    "practice:x": ("Practice X",),
    "project:q": ("project:q",),  # it has none at all
    "region:00": ("region:00",),
    "source:a": ("Source a",),
    "dataset:d": ("Data",),
    "adoption:1": ("Practice X — Город А", "Practice X — Town A"),
    "adoption:2": ("Practice X",),  # its territory has no name
    "assessment:of-adoption": ("Practice X — Город А", "Practice X — Town A"),
    "assessment:of-project": ("Проект",),
    "observation:0": ("Доля",),
    "observation:1": ("Доля — Город А", "Доля — Town A"),
    "observation:2": ("Доля — Practice X — Город А", "Доля — Practice X — Town A"),
    "observation:3": ("Доля — Practice X — Город А", "Доля — Practice X — Town A"),
}


async def test_a_node_is_named_by_what_it_holds(small_engine):
    question = "query($ids: [ID!]!) { nodes(ids: $ids) { id label en: label(lang: EN) } }"
    answer = await ask(small_engine, question, ids=list(LABELS))
    found = {node["id"]: (node["label"], node["en"]) for node in answer["nodes"]}
    assert found == {id_: (texts[0], texts[-1]) for id_, texts in LABELS.items()}


async def test_lists_of_one_type_and_of_any_have_it_too_as_often_as_they_are_read(small_engine):
    for _ in range(3):  # the second answer is completed by generated code
        answer = await ask(
            small_engine,
            """{
            adoptions { nodes { label } }
            territories { nodes { label adoptions { edges { node { label } } } } }
            dataset(id: "dataset:d") { nodes { nodes { __typename label } } }
        }""",
        )
        assert [node["label"] for node in answer["adoptions"]["nodes"]] == [LABELS["adoption:1"][0], "Practice X"]
        assert all(node["label"] for node in answer["territories"]["nodes"])
        assert answer["dataset"]["nodes"]["nodes"] == [
            {"__typename": "Region", "label": "region:00"},
            {"__typename": "Source", "label": "Source a"},
        ]


async def test_what_lies_around_a_node_has_it(small_engine):
    answer = await ask(small_engine, '{ neighbourhood(id: "adoption:1") { nodes { label } } }')
    assert {"Practice X", "Город А"} <= {node["label"] for node in answer["neighbourhood"]["nodes"]}


async def test_no_type_is_without_it(small_engine):
    ids = [node["id"] for nodes in NODES.values() for node in nodes]
    answer = await ask(small_engine, "query($ids: [ID!]!) { nodes(ids: $ids) { __typename label } }", ids=ids)
    assert all(node["label"] for node in answer["nodes"])
    assert {node["__typename"] for node in answer["nodes"]} == set(NODES)


async def test_what_a_search_finds_has_it(loaded_engine):
    answer = await ask(
        loaded_engine,
        """{
        search(text: "парковки", types: [PRACTICE, TOPIC], first: 5) {
            nodes { label ... on Practice { name } ... on Topic { name } }
        }
    }""",
    )
    assert answer["search"]["nodes"]
    assert all(node["label"] == node["name"] for node in answer["search"]["nodes"])
