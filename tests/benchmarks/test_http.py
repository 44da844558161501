"""The operations of the HTTP benchmark are valid, its generated data loads, and its answers are comparable."""

import pytest
from graphql import build_schema, parse, validate

from benchmarks.http.data import sizes, write_folder
from benchmarks.http.equality import SAMPLES
from benchmarks.http.servers import plain
from benchmarks.http.shapes import MIX, ONLY_TIRAZH, SHAPES, body, draw, operations
from graph.load import load_folder
from graph.load.lookup import EmptyGraph
from settings import CHECKOUT

pytestmark = pytest.mark.slow


def test_every_shape_is_valid_against_the_schema():
    schema = build_schema((CHECKOUT / "schema.graphql").read_text(encoding="utf-8"))
    assert operations("tirazh").keys() == SHAPES.keys()
    for text in operations("tirazh").values():
        assert validate(schema, parse(text)) == []


@pytest.mark.parametrize("dialect", ["neo4j", "dataloaders"])
def test_the_peers_have_every_shared_shape(dialect):
    assert operations(dialect).keys() == SHAPES.keys() - ONLY_TIRAZH
    for text in operations(dialect).values():
        parse(text)


def test_requests_are_deterministic_and_the_mix_has_every_shared_shape():
    assert draw(MIX, 1) == draw(MIX, 1)
    assert {name for name, _ in draw(MIX, 1, number=SAMPLES)} == SHAPES.keys() - ONLY_TIRAZH
    assert len({body("tirazh", *each) for each in draw("point", 1)}) > 1_900


async def test_the_generated_graph_passes_the_checks_of_the_loader(tmp_path):
    write_folder(tmp_path)
    report = await load_folder(EmptyGraph(), tmp_path, dry_run=True)
    assert report.node_count == sum(sizes(1).values()) + 1
    assert 290_000 < report.relationship_count < 320_000


def test_answers_are_compared_without_their_envelopes():
    ours = {
        "program": {
            "cohorts": {
                "nodes": [
                    {
                        "teams": {
                            "totalCount": 1,
                            "nodes": [
                                {
                                    "territory": {
                                        "officeHolders": {
                                            "edges": [{"positionRu": "глава", "node": {"nameRu": "Человек"}}]
                                        }
                                    }
                                }
                            ],
                        }
                    }
                ]
            }
        }
    }
    theirs = {
        "programs": [
            {
                "cohorts": [
                    {
                        "teams": {
                            "totalCount": 1,
                            "edges": [
                                {
                                    "node": {
                                        "territory": [
                                            {
                                                "officeHolders": {
                                                    "edges": [
                                                        {
                                                            "properties": {"positionRu": "глава"},
                                                            "node": {"nameRu": "Человек"},
                                                        }
                                                    ]
                                                }
                                            }
                                        ]
                                    }
                                }
                            ],
                        }
                    }
                ]
            }
        ]
    }
    assert plain("programme", ours) == plain("programme", theirs)
    theirs["programs"][0]["cohorts"][0]["teams"]["edges"][0]["node"]["territory"] = []
    assert plain("programme", ours) != plain("programme", theirs)
