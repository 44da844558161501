"""A graph as JSON-LD 1.1 (W3C Recommendation, 2020)."""

import json
from typing import Any

import networkx as nx

from graph.model import MODEL

#: The namespace of ids, properties and relationships that no shared vocabulary has.
NAMESPACE = "urn:tirazh:"
_SHARED = {
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
#: The terms of shared vocabularies that mean the same.
_TERMS: dict[str, Any] = {
    "id": "@id",
    "__typename": "@type",
    "label": "rdfs:label",
    "name": "schema:name",
    "nameRu": {"@id": "schema:name", "@language": "ru"},
    "nameEn": {"@id": "schema:name", "@language": "en"},
    "latitude": "schema:latitude",
    "longitude": "schema:longitude",
    "BROADER": {"@id": "skos:broader", "@type": "@id"},
    "DERIVED_FROM": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "PART_OF": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "PRECEDED_BY": {"@id": "dcterms:replaces", "@type": "@id"},
    "REQUIRES": {"@id": "dcterms:requires", "@type": "@id"},
    "exportedOn": "dcterms:created",
    "dataVersion": "dcterms:hasVersion",
    "query": "dcterms:source",
    "datasets": "dcterms:rights",
}


def json_ld(graph: nx.MultiDiGraph) -> bytes:
    """Return a document with one object for each node; its links are properties with the ids of their targets.

    An id such as `practice:park` stands for `urn:tirazh:practice:park`, a name without a shared term for
    `urn:tirazh:` and the name. The origin is an object of its own, `urn:tirazh:export`.
    """
    links: dict[str, dict[str, list[str]]] = {}
    for source, target, relationship in graph.edges(data="relationship"):
        links.setdefault(source, {}).setdefault(relationship, []).append(target)
    relationships = {relationship for _, _, relationship in graph.edges(data="relationship")}
    context = {
        "@version": 1.1,
        "@vocab": NAMESPACE,
        **_SHARED,
        **{type_.prefix: {"@id": f"{NAMESPACE}{type_.prefix}:", "@prefix": True} for type_ in MODEL.node_types},
        **{relationship: {"@type": "@id"} for relationship in sorted(relationships)},
        **_TERMS,
    }
    origin = {"id": f"{NAMESPACE}export", **graph.graph}
    nodes = [{**attributes, "id": id_, **links.get(id_, {})} for id_, attributes in graph.nodes(data=True)]
    return json.dumps({"@context": context, "@graph": [origin, *nodes]}, ensure_ascii=False).encode()
