"""Every node has a label however it is selected, even without a name of its own."""

from tests.resolvers.asking import ask
from tests.resolvers.small_graph import NODES

#: Labels of nodes in the small graph: in Russian and, if different, in English.
LABELS = {
    "municipality:a": ("Город А", "Town A"),
    "municipality:b": ("Town B",),  # without a Russian name
    "practice:x": ("Practice X",),
    "project:q": ("project:q",),  # without a name
    "region:00": ("region:00",),
    "source:a": ("Source a",),
    "dataset:d": ("Data",),
    "adoption:1": ("Practice X — Город А", "Practice X — Town A"),
    "adoption:2": ("Practice X",),  # without a name of its territory
    "assessment:of-adoption": ("Practice X — Город А", "Practice X — Town A"),
    "assessment:of-project": ("Проект",),
    "observation:0": ("Доля",),
    "observation:1": ("Доля — Город А", "Доля — Town A"),
    "observation:2": ("Доля — Practice X — Город А", "Доля — Practice X — Town A"),
    "observation:3": ("Доля — Practice X — Город А", "Доля — Practice X — Town A"),
}


async def test_labels_in_both_languages(small_engine):
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id label en: label(lang: EN) } }"
    data = await ask(small_engine, query, ids=list(LABELS))
    labels = {node["id"]: (node["label"], node["en"]) for node in data["nodes"]}
    assert labels == {id_: (texts[0], texts[-1]) for id_, texts in LABELS.items()}


async def test_labels_in_lists_are_the_same_on_every_read(small_engine):
    for _ in range(3):  # the second response is completed by generated code
        data = await ask(
            small_engine,
            """{
            adoptions { nodes { label } }
            territories { nodes { label adoptions { edges { node { label } } } } }
            dataset(id: "dataset:d") { nodes { nodes { __typename label } } }
        }""",
        )
        assert [node["label"] for node in data["adoptions"]["nodes"]] == [LABELS["adoption:1"][0], "Practice X"]
        assert all(node["label"] for node in data["territories"]["nodes"])
        assert data["dataset"]["nodes"]["nodes"] == [
            {"__typename": "Region", "label": "region:00"},
            {"__typename": "Source", "label": "Source a"},
        ]


async def test_labels_in_a_neighbourhood(small_engine):
    data = await ask(small_engine, '{ neighbourhood(id: "adoption:1") { nodes { label } } }')
    assert {"Practice X", "Город А"} <= {node["label"] for node in data["neighbourhood"]["nodes"]}


async def test_every_type_has_a_label(small_engine):
    ids = [node["id"] for nodes in NODES.values() for node in nodes]
    data = await ask(small_engine, "query($ids: [ID!]!) { nodes(ids: $ids) { __typename label } }", ids=ids)
    assert all(node["label"] for node in data["nodes"])
    assert {node["__typename"] for node in data["nodes"]} == set(NODES)


async def test_labels_in_search_results(loaded_engine):
    data = await ask(
        loaded_engine,
        """{
        search(text: "парковки", types: [PRACTICE, TOPIC], first: 5) {
            nodes { label ... on Practice { name } ... on Topic { name } }
        }
    }""",
    )
    assert data["search"]["nodes"]
    assert all(node["label"] == node["name"] for node in data["search"]["nodes"])
