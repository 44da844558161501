"""`python -m graph.export`: files from an embedded store, without the service. The data are made up."""

import json
import subprocess
import sys

import networkx as nx
import pandas as pd
import pytest

from graph import data_version, migrations
from settings import CHECKOUT
from tests.resolvers.small_graph import write_small_graph
from tests.support.service import environment
from tests.support.stores import connected, embedded_store

pytestmark = pytest.mark.slow
REGIONS = "query($n: Int) { regions(first: $n) { nodes { id population } } }"
AROUND = '{ neighbourhood(id: "region:00") { nodes { id } links { type sourceId targetId } } }'


@pytest.fixture(scope="module")
async def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    async with connected(embedded_store(folder / "store")) as store:
        await migrations.upgrade(store)
        await write_small_graph(store)
        await store.write((data_version.MOVE, {}))
    return folder


def export(folder, query: str, *options: str, **settings: str) -> subprocess.CompletedProcess:
    (folder / "q.graphql").write_text(query, encoding="utf-8")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "graph.export",
            "--query",
            folder / "q.graphql",
            "--store-dir",
            folder / "store",
            *options,
        ],
        cwd=CHECKOUT,
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_the_rows_of_a_query_are_written(folder):
    out = folder / "regions.parquet"
    done = export(folder, REGIONS, "--format", "parquet", "--out", str(out), "--variables", json.dumps({"n": 7}))
    assert done.returncode == 0, done.stderr
    assert pd.read_parquet(out)["id"].tolist() == [f"region:{number:02}" for number in range(7)]
    out = folder / "around.graphml"
    done = export(folder, AROUND, "--format", "graphml", "--out", str(out))
    assert done.returncode == 0
    assert f"{len(nx.read_graphml(out))} nodes, " in done.stderr
    assert {"region:00", "region:01", "municipality:a"} <= set(nx.read_graphml(out))


def test_a_bad_query_writes_nothing(folder):
    for query, options, message in (
        (REGIONS, ("--variables", '{"n": "x"}'), "$n"),
        (REGIONS, ("--variables", "[1]"), "--variables"),
        (REGIONS, ("--query", "missing.graphql"), "missing.graphql"),
        (REGIONS, ("--format", "gexf"), "format:"),
    ):
        out = folder / "bad.csv"
        done = export(folder, query, "--out", str(out), *options)
        assert (done.returncode, out.exists()) == (2, False), done.stderr
        assert message in done.stderr
        assert "Traceback" not in done.stderr
    assert not list(folder.glob("*.part"))


def test_a_slow_store_is_reported(folder):
    done = export(folder, REGIONS, TIRAZH_REQUEST_TIMEOUT="0.000001")
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
