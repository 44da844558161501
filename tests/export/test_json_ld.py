"""A graph becomes JSON-LD, which another library reads as RDF."""

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from export.about import About
from export.columns import Column
from export.subgraph import graph_of, written

COLUMNS = [
    *(
        Column(f"nodes.{name}", ("nodes", name), str, 1)
        for name in ("id", "__typename", "nameRu", "nameEn", "cofogCode", "aliases")
    ),
    *(Column(f"links.{key}", ("links", key), str, 1) for key in ("type", "sourceId", "targetId")),
]
TOPIC = {"__typename": "Topic", "nameRu": None, "nameEn": None, "cofogCode": None, "aliases": None}
ROW = {
    "nodes": [
        {**TOPIC, "id": "topic:water", "nameRu": "Вода", "nameEn": "Water", "cofogCode": "06.3", "aliases": ["a", "b"]},
        {**TOPIC, "id": "topic:nature"},
    ],
    "links": [
        {"type": "BROADER", "sourceId": "topic:water", "targetId": "topic:nature"},
        {"type": "PRACTICE_ABOUT", "sourceId": "topic:nature", "targetId": "topic:water"},
    ],
}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses its own deprecated class
def test_nodes_links_and_the_origin_are_triples():
    about = About("2026-01-31", 7, "{ x }", {}, [])
    triples = rdflib.Graph().parse(data=written(graph_of([ROW], COLUMNS, about), "jsonld"), format="json-ld")
    own = rdflib.Namespace("urn:tirazh:")
    water, nature = own["topic:water"], own["topic:nature"]
    assert set(triples.predicate_objects(water)) == {
        (RDF.type, own.Topic),
        (rdflib.URIRef("https://schema.org/name"), rdflib.Literal("Вода", lang="ru")),
        (rdflib.URIRef("https://schema.org/name"), rdflib.Literal("Water", lang="en")),
        (own.cofogCode, rdflib.Literal("06.3")),
        (own.aliases, rdflib.Literal("a")),
        (own.aliases, rdflib.Literal("b")),
        (SKOS.broader, nature),
    }
    assert set(triples.predicate_objects(nature)) == {(RDF.type, own.Topic), (own.PRACTICE_ABOUT, water)}
    assert triples.value(own.export, DCTERMS.created) == rdflib.Literal("2026-01-31")
    assert triples.value(own.export, DCTERMS.source) == rdflib.Literal("{ x }")
