from recommend import Adoption, Practice, Recommender, Tables, Territory


def test_equal_ids_of_a_territory_and_a_practice_are_two_nodes():
    tables = Tables(
        [Territory("a", "Region", "XX"), Territory("b", "Region", "XX")],
        [Practice("a")],
        [Adoption("a", "a", "2000"), Adoption("b", "a")],
    )
    graph = Recommender(tables).graph
    assert set(graph) == {("territory", "a"), ("territory", "b"), ("practice", "a")}
    assert graph.edges[("territory", "a"), ("practice", "a")]["running_on"] == "2000"
    assert graph.edges[("territory", "b"), ("practice", "a")]["running_on"] is None
