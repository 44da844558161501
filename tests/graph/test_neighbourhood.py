"""The neighbourhood of a node; resolvers/fields/test_neighbourhood.py reads it from both stores."""

from graph.model import MODEL
from graph.neighbourhood import NeighbourLink, Subgraph, relationship_types


def test_the_types_at_a_node_are_those_of_the_model_in_either_direction():
    for label in MODEL.by_label:
        expected: dict[str, set[str]] = {}
        for relationship in MODEL.relationships:
            starts, ends = (
                {t.label for each in side for t in MODEL.concrete(each)}
                for side in (relationship.start, relationship.end)
            )
            for here, there in ((starts, ends), (ends, starts)):
                if label in here:
                    expected.setdefault(relationship.type, set()).update(there)
        shown = relationship_types({label})
        assert shown == {type_: expected[type_] for type_ in shown}
        assert expected.keys() - shown.keys() <= {"STATED_IN", "IN_DATASET"}, label


def test_provenance_is_not_followed():
    assert not {"STATED_IN", "IN_DATASET"} & relationship_types(set(MODEL.by_label)).keys()


def test_the_omitted_links_of_each_node_and_type_are_counted():
    subgraph = Subgraph(
        links=dict.fromkeys([NeighbourLink("A", "x", "y"), NeighbourLink("A", "z", "x"), NeighbourLink("B", "x", "y")]),
        totals={("x", "A"): 5, ("x", "B"): 1, ("y", "A"): 1, ("y", "C"): 2},
    )
    assert subgraph.omitted() == [("x", "A", 3), ("y", "C", 2)]


def test_a_link_from_a_node_to_itself_is_shown_once():
    subgraph = Subgraph(links={NeighbourLink("A", "x", "x"): None}, totals={("x", "A"): 1})
    assert subgraph.omitted() == []
