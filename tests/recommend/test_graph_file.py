"""The practice graph as a GraphML or GEXF file, read back by networkx."""

from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.__main__ import main
from recommend.graph_file import exported, write_graph
from recommend.model.history import History
from recommend.model.practice_graph import practice_graph
from recommend.reading import read_folder
from tests.recommend.command_line import PLAIN, file_options
from tests.recommend.shipped import DATA

READERS = {
    "g.graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "g.gexf": lambda path: nx.MultiGraph(nx.read_gexf(path)),
}


def graph_of(tables):
    return practice_graph(History(tables), tables.projects)


def without_reserved(attributes):
    """Return the attributes of an edge without those that the GEXF reader adds."""
    return {name: value for name, value in attributes.items() if name not in ("id", "networkx_key")}


def test_both_formats_contain_every_node_and_edge_with_typed_attributes(tmp_path):
    tables = Tables(
        [
            Territory("a", "Region", "XX", "А «1» & <b>", 1.5, 2.5, 1000),
            Territory("b", "Region", "XX", valid_to="2020"),
        ],
        [Practice("a", "Практика"), Practice("p\x0bq", topics=frozenset({"t"}))],
        [Adoption("a", "a", "2001", "2003"), Adoption("a", "a", "2005-02"), Adoption("b", "a", stopped=True)],
    )
    graph = graph_of(tables)
    for name, read in READERS.items():
        write_graph(graph, tmp_path / name)
        back = read(tmp_path / name)
        nodes = dict(back.nodes(data=True))
        assert set(nodes) == {"territory/a", "b", "practice/a", "p\ufffdq", "t"}
        assert nodes["territory/a"] == {
            "type": "territory",
            "label": "А «1» & <b>",
            "name": "А «1» & <b>",
            "level": "Region",
            "country": "XX",
            "latitude": 1.5,
            "longitude": 2.5,
            "population": 1000.0,
        }
        assert nodes["t"] == {"type": "topic", "label": "t"}
        assert back.number_of_edges() == graph.number_of_edges() == 4
        common = {"relation": "ADOPTED", "group": "Region XX"}
        assert sorted((without_reserved(edge) for edge in back["territory/a"]["practice/a"].values()), key=str) == [
            {**common, "running_on": "2001", "stopped_on": "2003", "stopped": True},
            {**common, "running_on": "2005-02"},
        ]
        (stopped,) = back["b"]["practice/a"].values()
        assert without_reserved(stopped) == {**common, "stopped": True}


def test_the_keys_of_the_edges_of_a_file_are_unique():
    result = exported(graph_of(read_folder(DATA / "practices-ru")))
    assert len({key for *_, key in result.edges(keys=True)}) == result.number_of_edges()


@pytest.mark.slow
def test_the_command_writes_the_shipped_data(tmp_path, capsys):
    for folders in (("spid",), ("municipalities", "practices-ru")):
        options = [option for folder in folders for option in ("--data", str(DATA / folder))]
        for name, read in READERS.items():
            assert main(["graph", *options, "--out", str(tmp_path / name)]) == 0
            back, message = read(tmp_path / name), capsys.readouterr().err
            assert f"wrote {len(back)} nodes and {back.number_of_edges()} edges to {name}" in message
            relations = Counter(relation for *_, relation in back.edges(data="relation"))
            read_rows = [a for f in folders if f != "municipalities" for a in read_folder(DATA / f).adoptions]
            rows = sum(not adoption.being_adapted for adoption in read_rows)
            assert relations["ADOPTED"] == rows
            for relation, count in relations.items():
                assert f"{count} {relation}" in message
            for kind, count in Counter(kind for _, kind in back.nodes(data="type")).items():
                assert f"{count} {kind}" in message
    assert relations["PROJECT_OF"] > 0
    # A set without adoptions names the territories of the other.
    assert len(nx.get_node_attributes(back, "name")) > 2000


def test_a_wrong_suffix_or_path_and_a_folder_without_tables_are_rejected(tmp_path, capsys):
    plain = file_options(tmp_path, adoptions=PLAIN)
    for options, message in (
        (["--out", "g.csv"], "--out g.csv is not a graph file. Use .graphml or .gexf"),
        (["--out", "none/g.gexf"], "--out g.gexf cannot be written (No such file or directory)"),
    ):
        assert main(["graph", *plain, *options]) == 2
        assert message in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    out = str(tmp_path / "g.gexf")
    assert main(["graph", "--data", str(DATA / "spid"), "--data", str(empty), "--out", out]) == 2
    assert "empty has no adoptions.csv" in capsys.readouterr().err
    assert not Path(out).exists()
    with pytest.raises(SystemExit, match="2"):
        main(["graph", *plain, "--level", "Unit", "--out", out])
