"""A small graph with data that are rare in the shipped data: roles, dates, assessments, missing and equal values.

The data are made up.
"""

from collections.abc import Iterable
from typing import Any

from graph.model import MODEL
from graph.store import Store
from tests.support.narrowing import present

#: (number, nameRu, population), with equal and missing values.
REGIONS = [
    (number, f"Область {number % 4}" if number % 5 else None, number // 3 * 100 if number % 4 else None)
    for number in range(23)
]

NODES: dict[str, list[dict[str, Any]]] = {
    "Region": [
        {"id": f"region:{number:02}", "nameRu": name, "population": population, "country": "RU"}
        for number, name, population in REGIONS
    ],
    "Municipality": [
        {
            "id": "municipality:a",
            "nameRu": "Город А",
            "nameEn": "Town A",
            "country": "RU",
            "kind": "CITY",
            "population": 7,
        },
        {"id": "municipality:b", "nameEn": "Town B", "country": "RU", "kind": "COUNTY"},
    ],
    "Team": [{"id": "team:t", "nameRu": "Команда"}],
    "Person": [{"id": f"person:{letter}", "nameRu": letter} for letter in "abc"],
    "Organization": [{"id": "organization:o", "nameRu": "Организация"}],
    "Event": [{"id": "event:e", "nameRu": "Событие"}],
    "Project": [{"id": "project:p", "nameRu": "Проект", "budget": 5.0}, {"id": "project:q", "budget": 1.5}],
    "Practice": [{"id": "practice:x", "nameEn": "Practice X"}],
    "Adoption": [
        {"id": "adoption:1", "stage": "ASSESSED", "runningOn": "1995-06", "assessedOn": "1999"},
        {"id": "adoption:2", "stage": "RUNNING", "runningOn": "2001"},
    ],
    "Assessment": [{"id": "assessment:of-adoption", "rating": 4}, {"id": "assessment:of-project", "rating": 2}],
    "Indicator": [{"id": "indicator:i", "nameRu": "Доля"}],
    "Observation": [{"id": f"observation:{number}", "value": number / 2} for number in range(4)],
    "Source": [{"id": f"source:{letter}", "title": f"Source {letter}"} for letter in "abc"],
    "Dataset": [{"id": "dataset:d", "title": "Data", "licence": "CC0"}],
}

#: (start, type, end, properties).
LINKS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("municipality:a", "IN_REGION", "region:00", {}),
    ("municipality:b", "IN_REGION", "region:00", {}),
    ("region:00", "BORDERS", "region:01", {"sourceIds": ["source:c"]}),
    ("region:02", "BORDERS", "region:00", {}),
    (
        "person:a",
        "MEMBER_OF",
        "team:t",
        {
            "roleRu": "руководитель",
            "roleEn": "leader",
            "from": "2024-09",
            "to": "2025",
            "sourceIds": ["source:b", "source:a"],
        },
    ),
    ("person:b", "MEMBER_OF", "team:t", {"roleRu": "аналитик", "from": "2025-01-15"}),
    ("person:c", "MEMBER_OF", "team:t", {}),
    ("person:a", "WORKS_FOR", "organization:o", {"positionEn": "director", "from": "1999"}),
    ("person:a", "HOLDS_OFFICE", "municipality:a", {"positionRu": "глава", "to": "2020"}),
    ("person:a", "HOLDS_OFFICE", "region:00", {"positionRu": "советник"}),
    ("person:b", "SPOKE_AT", "event:e", {"roleRu": "лектор", "sourceIds": ["source:a"]}),
    ("team:t", "FROM_TERRITORY", "municipality:a", {}),
    ("project:p", "DEVELOPED_BY", "team:t", {}),
    ("project:p", "LOCATED_IN", "municipality:a", {}),
    ("project:q", "LOCATED_IN", "region:01", {}),
    ("adoption:1", "ADOPTION_OF", "practice:x", {}),
    ("adoption:1", "ADOPTED_BY", "municipality:a", {}),
    ("adoption:2", "ADOPTION_OF", "practice:x", {}),
    ("adoption:2", "ADOPTED_BY", "region:00", {}),
    ("adoption:2", "DERIVED_FROM", "adoption:1", {}),
    ("assessment:of-adoption", "ASSESSMENT_OF", "adoption:1", {}),
    ("assessment:of-project", "ASSESSMENT_OF", "project:p", {}),
    ("observation:0", "ABOUT", "region:00", {}),
    ("observation:1", "ABOUT", "municipality:a", {}),
    ("observation:2", "ABOUT", "adoption:1", {}),
    ("observation:3", "ABOUT", "assessment:of-adoption", {}),
    *((f"observation:{number}", "OF_INDICATOR", "indicator:i", {}) for number in range(4)),
    ("region:00", "STATED_IN", "source:a", {}),
    ("region:00", "STATED_IN", "source:b", {}),
    ("adoption:1", "STATED_IN", "source:a", {}),
    ("region:00", "IN_DATASET", "dataset:d", {}),
    ("source:a", "IN_DATASET", "dataset:d", {}),
]


async def write_small_graph(store: Store) -> None:
    await write(store, NODES, LINKS)


async def write(
    store: Store, nodes: dict[str, list[dict[str, Any]]], links: Iterable[tuple[str, str, str, dict[str, Any]]] = ()
) -> None:
    """Create nodes by label, then links between them."""
    statements = [
        (f"UNWIND $rows AS row CREATE (n:{':'.join(MODEL.by_label[label].labels)}) SET n = row", {"rows": rows})
        for label, rows in nodes.items()
    ]
    by_type: dict[tuple[str, str, str], list] = {}
    for start, type_, end, properties in links:
        labels = (present(MODEL.type_of_id(start)).label, type_, present(MODEL.type_of_id(end)).label)
        by_type.setdefault(labels, []).append([start, end, properties])
    statements += [
        (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row[0]}}) MATCH (b:{end} {{id: row[1]}})"
            f" CREATE (a)-[r:{type_}]->(b) SET r = row[2]",
            {"rows": rows},
        )
        for (start, type_, end), rows in by_type.items()
    ]
    await store.write(*statements)
