"""A small graph for recommendations: dated adoptions, outcomes, indicators and experts.

The data are made up.
"""

from typing import Any

from graph import data_version
from graph.store import Store
from tests.resolvers.small_graph import write

#: Eight regions in a row from west to east, about 100 km apart.
REGIONS = "abcdefgh"
#: The practices (p to v) that each region runs, with the year of adoption.
RUNNING = {
    "a": "p2001 q2003 r2005 s2006 t2008",
    "b": "p2002 q2003 r2005 s2007 t2008 u2009",
    "c": "p2002 q2004 r2006 s2007 u2009 v2010",
    "d": "p2003 q2005 r2006 t2009 u2010",
    "e": "p2004 s2008 t2009 v2010",
    "f": "q2006 u2010 v2010",
    "g": "p2008",
}
EVIDENCE = {"p": "CAUSAL", "u": "ANECDOTAL"}

NODES: dict[str, list[dict[str, Any]]] = {
    "Region": [
        {
            "id": f"region:{letter}",
            "nameEn": letter.upper(),
            **({"nameRu": "А"} if letter == "a" else {}),
            "country": "RU",
            "latitude": 55.0,
            "longitude": 40 + 1.5 * i,
            "population": (i + 1) * 10_000,
            "macroregion": "west" if i < 4 else "east",
        }
        for i, letter in enumerate(REGIONS)
    ],
    "Municipality": [
        {"id": "municipality:m", "nameEn": "M", "country": "RU", "kind": "CITY", "population": 900},
        {"id": "municipality:n", "nameEn": "N", "country": "RU", "kind": "CITY"},
    ],
    "Topic": [{"id": "topic:care", "nameEn": "Care"}, {"id": "topic:roads", "nameEn": "Roads"}],
    "Practice": [
        {"id": f"practice:{letter}", "nameEn": letter}
        | ({"evidenceLevel": EVIDENCE[letter]} if letter in EVIDENCE else {})
        for letter in "pqrstuvw"
    ],
    "Adoption": [
        {"id": f"adoption:{region}{entry[0]}", "stage": "RUNNING", "runningOn": entry[1:]}
        for region, entries in RUNNING.items()
        for entry in entries.split()
    ]
    + [
        {"id": "adoption:hu", "stage": "STOPPED", "runningOn": "2009", "stoppedOn": "2010", "stopReasonEn": "too dear"},
        {"id": "adoption:mw", "stage": "RUNNING", "runningOn": "2007"},
        {"id": "adoption:nu", "stage": "REQUESTED"},
    ],
    "Assessment": [
        {"id": "assessment:1", "rating": 5, "doneOn": "2010"},
        {"id": "assessment:2", "rating": 1},
        {"id": "assessment:3", "doneOn": "2010"},
    ],
    "Indicator": [
        {"id": "indicator:income", "nameEn": "Income"},
        {"id": "indicator:population", "nameEn": "People"},
        {"id": "indicator:city-population", "nameEn": "People of the city"},
        {"id": "indicator:award", "nameEn": "Award", "unit": "honour"},
    ],
    "Observation": [
        *({"id": f"observation:{letter}", "value": 100.0 + i, "period": "2010"} for i, letter in enumerate("abcd")),
        {"id": "observation:older", "value": 1.0, "period": "2005"},
        {"id": "observation:undated", "value": 2.0},
        {"id": "observation:people", "value": 3.0, "period": "2011"},
        {"id": "observation:city-people", "value": 2.0, "period": "2011"},
        {"id": "observation:people-of-n", "value": 700.0, "period": "2011"},
        {"id": "observation:city-people-of-n", "value": 600.0},
        {"id": "observation:award", "value": 1.0, "period": "2010"},
    ],
    "Team": [{"id": "team:t"}],
    "Project": [{"id": "project:j", "nameEn": "J", "descriptionEn": "On care"}, {"id": "project:k", "nameEn": "K"}],
    "Person": [
        {"id": f"person:{name}", "nameEn": name} for name in ("member", "speaker", "head", "stranger", "rector")
    ],
    "Module": [{"id": "module:m"}],
    "Event": [{"id": "event:e"}],
    "Organization": [{"id": "organization:o"}, {"id": "organization:school"}],
    "Program": [{"id": "program:g"}],
    "Cohort": [{"id": "cohort:c"}],
    "Source": [{"id": "source:s", "title": "S"}],
}
LINKS: list[tuple[str, str, str, dict[str, Any]]] = [
    *(
        (f"adoption:{region}{entry[0]}", "ADOPTED_BY", f"region:{region}", {})
        for region, entries in RUNNING.items()
        for entry in entries.split()
    ),
    *(
        (f"adoption:{region}{entry[0]}", "ADOPTION_OF", f"practice:{entry[0]}", {})
        for region, entries in RUNNING.items()
        for entry in entries.split()
    ),
    ("adoption:hu", "ADOPTED_BY", "region:h", {}),
    ("adoption:hu", "ADOPTION_OF", "practice:u", {}),
    ("adoption:mw", "ADOPTED_BY", "municipality:m", {}),
    ("adoption:mw", "ADOPTION_OF", "practice:w", {}),
    ("adoption:nu", "ADOPTED_BY", "municipality:n", {}),
    ("adoption:nu", "ADOPTION_OF", "practice:u", {}),
    ("adoption:cq", "DERIVED_FROM", "adoption:aq", {}),
    ("adoption:mw", "THROUGH", "project:k", {}),
    ("assessment:1", "ASSESSMENT_OF", "adoption:aq", {}),
    ("assessment:2", "ASSESSMENT_OF", "adoption:bu", {}),
    ("assessment:3", "ASSESSMENT_OF", "adoption:bu", {}),
    ("region:a", "BORDERS", "region:b", {}),
    ("region:g", "BORDERS", "region:h", {}),
    *((f"municipality:{letter}", "IN_REGION", "region:a", {}) for letter in "mn"),
    *(
        (f"practice:{letter}", "PRACTICE_ABOUT", f"topic:{'care' if letter in 'pqw' else 'roads'}", {})
        for letter in "pqrstuvw"
    ),
    *((f"observation:{letter}", "ABOUT", f"region:{letter}", {}) for letter in "abcd"),
    *(
        (f"observation:{name}", "ABOUT", "region:a", {})
        for name in ("older", "undated", "people", "city-people", "award")
    ),
    *((f"observation:{name}", "OF_INDICATOR", "indicator:income", {}) for name in (*"abcd", "older", "undated")),
    *((f"observation:{name}", "ABOUT", "municipality:n", {}) for name in ("people-of-n", "city-people-of-n")),
    *((f"observation:{name}", "OF_INDICATOR", "indicator:population", {}) for name in ("people", "people-of-n")),
    ("observation:city-people-of-n", "OF_INDICATOR", "indicator:city-population", {}),
    ("observation:city-people", "OF_INDICATOR", "indicator:city-population", {}),
    ("observation:award", "OF_INDICATOR", "indicator:award", {}),
    ("project:j", "DEVELOPED_BY", "team:t", {}),
    ("project:k", "DEVELOPED_BY", "team:t", {}),
    ("project:j", "IMPLEMENTS", "practice:q", {}),
    ("project:j", "PROJECT_ABOUT", "topic:care", {}),
    ("team:t", "FROM_TERRITORY", "municipality:m", {}),
    ("person:member", "MEMBER_OF", "team:t", {"roleEn": "leader", "sourceIds": ["source:s"]}),
    ("person:member", "SPOKE_AT", "event:e", {"roleEn": "lecturer"}),
    ("person:speaker", "SPOKE_AT", "event:e", {}),
    ("event:e", "OF_MODULE", "module:m", {}),
    ("module:m", "COVERS", "topic:care", {}),
    ("person:head", "HOLDS_OFFICE", "municipality:m", {"positionRu": "глава"}),
    ("team:t", "IN_COHORT", "cohort:c", {}),
    ("cohort:c", "OF_PROGRAM", "program:g", {}),
    ("program:g", "RUN_BY", "organization:school", {}),
    ("program:g", "COVERS", "topic:roads", {}),
    ("person:rector", "WORKS_FOR", "organization:school", {"positionRu": "ректор", "sourceIds": ["source:s"]}),
    ("person:stranger", "WORKS_FOR", "organization:o", {"positionEn": "expert in everything"}),
]


async def write_advised_graph(store: Store) -> None:
    await write(store, NODES, LINKS)
    await store.write((data_version.MOVE, {}))
