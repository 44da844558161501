"""Relay: its compiler accepts the schema of the checkout, and its store merges the pages of the service."""

import json
import shutil

from settings import CHECKOUT
from tests.clients.conftest import SIZES

ADOPTIONS = """{ municipality(id: "municipality:synthetic-1") {
    adoptions(first: 100, where: {runningOn: {isNull: false}}) { nodes { id } } } }"""


def test_the_compiled_fragments_read_every_page(npm_project, service):
    project = npm_project("relay")
    shutil.copy(CHECKOUT / "schema.graphql", project.folder)
    (project.folder / "artifacts").mkdir()
    project.run("node_modules/relay-compiler/cli.js", "relay.config.json")
    result = json.loads(project.run("run.cjs", service.url, "municipality:synthetic-1"))

    kinds = [kind for _, kind in result["territories"]]
    assert (kinds.count("Municipality"), kinds.count("Region")) == (SIZES["municipalities"], SIZES["regions"])
    assert len({id_ for id_, _ in result["territories"]}) == len(kinds)
    assert (result["region"], result["country"]) == ("Region 1", "ZZ")
    expected = service.execute(ADOPTIONS)["municipality"]["adoptions"]["nodes"]
    assert result["adoptions"] == [node["id"] for node in expected]
    assert len(expected) > 2  # more than one page
