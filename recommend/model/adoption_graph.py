"""The adoptions as a networkx graph."""

import networkx as nx

from recommend.model.history import History
from recommend.model.snapshot import Snapshot


def adoption_graph(history: History) -> nx.Graph:
    """Return the graph of all adoptions. Nodes are ("territory", id) and ("practice", id), so ids never collide."""
    graph = nx.Graph()
    graph.add_nodes_from((("territory", id_) for id_ in sorted(history.territories)), bipartite=0)
    graph.add_nodes_from((("practice", id_) for id_ in sorted(history.practices)), bipartite=1)
    for records in history.slices.values():
        for row, column, running in zip(
            records.row.tolist(), records.column.tolist(), records.running.tolist(), strict=True
        ):
            date = records.dates[running]
            ends = ("territory", records.territory_ids[row]), ("practice", records.practice_ids[column])
            if not graph.has_edge(*ends):
                graph.add_edge(*ends, running_on=date.text if date else None)
    return graph


def running_graph(snapshot: Snapshot) -> nx.Graph:
    """Return the graph of the running pairs of a snapshot, with nodes as in `adoption_graph`."""
    graph = nx.Graph()
    graph.add_nodes_from(("territory", id_) for id_ in snapshot.territory_ids)
    graph.add_nodes_from(("practice", id_) for id_ in snapshot.practice_ids)
    coo = snapshot.running.tocoo()
    rows, columns = coo.coords
    graph.add_edges_from(
        (("territory", snapshot.territory_ids[row]), ("practice", snapshot.practice_ids[column]))
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    return graph
