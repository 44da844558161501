import networkx as nx
import pytest

from recommend import Adoption, Tables, Territory
from recommend.dates import parse_date
from recommend.evaluation.baselines import Baselines
from recommend.evaluation.protocol import BackTest
from tests.recommend.evaluation.histories import BASE, LATER, PRACTICES, TERRITORIES


def test_pagerank_equals_that_of_networkx():
    adoptions = [*BASE, *LATER, Adoption("region:b", "practice:7", "1994")]
    all_ = Tables([*TERRITORIES, Territory("region:d", "Region", "XX")], PRACTICES, adoptions)
    registry, group, date = BackTest(all_).registry, ("Region", "XX"), parse_date("1995")
    snapshot, graph = registry.snapshot(group, date), registry.graph_as_of(group, date).running_graph()
    ranker = Baselines(snapshot.records, 5).rankers(1995, snapshot)["personalised PageRank"]
    for row, id_ in enumerate(snapshot.territory_ids):
        expected = nx.pagerank(graph, 0.85, personalization={("territory", id_): 1.0}, max_iter=500, tol=1e-13)
        assert ranker(row) == pytest.approx([expected["practice", i] for i in snapshot.practice_ids], abs=1e-6)
