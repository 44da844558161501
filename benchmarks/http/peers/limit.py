"""The limit: a bare ASGI application without GraphQL, with the best hand-written statement per shape, and orjson.

Every answer equals that of the service, byte for byte except for spaces. Reads of single nodes that arrive while one is
in flight share a batch, as in `graph/store/batching.py`. There is no schema, no validation and no limit.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import neo4j
import orjson

from benchmarks.http.peers import serving

_HEADERS = [(b"content-type", b"application/json")]
MAX_BATCH = 32

POINT = """
UNWIND $ids AS id MATCH (n:Project {id: id})
RETURN collect([n.id, n.nameRu, n.nameEn, n.status, n.budget, n.startOn]) AS d
"""
PAGE = """
RETURN COLLECT {
  MATCH (n:Project) WHERE n.id >= '' WITH n ORDER BY n.id LIMIT 100
  RETURN [n.id, n.nameRu, n.nameEn, n.status, n.budget]
} AS d
"""
NESTED = """
RETURN COLLECT {
  MATCH (p:Project) WHERE p.id >= '' WITH p ORDER BY p.id LIMIT 20
  RETURN [p.id, p.nameRu, COLLECT {
    MATCH (p)-[:PROJECT_ABOUT]->(t:Topic) WITH t ORDER BY t.id LIMIT 2 RETURN [t.id, t.nameRu]
  }, COLLECT {
    MATCH (p)-[:DEVELOPED_BY]->(t:Team) WITH t ORDER BY t.id LIMIT 2
    RETURN [t.id, t.nameRu, head(COLLECT {
      MATCH (t)-[:IN_COHORT]->(c:Cohort)
      RETURN [c.id, c.nameRu, head(COLLECT {
        MATCH (c)-[:OF_PROGRAM]->(g:Program) RETURN [g.id, g.nameRu] LIMIT 1
      })] LIMIT 1
    }), COLLECT {
      MATCH (t)<-[:MEMBER_OF]-(e:Person) WITH e ORDER BY e.id LIMIT 2 RETURN [e.id, e.nameRu]
    }]
  }]
} AS d
"""
TREE = """
RETURN COLLECT {
  MATCH (m:Municipality) WHERE m.id >= '' WITH m ORDER BY m.id LIMIT 20
  RETURN [m.id, m.nameRu, COLLECT {
    MATCH (m)<-[:LOCATED_IN]-(p:Project) WITH p ORDER BY p.id LIMIT 3
    RETURN [p.id, p.nameRu, COLLECT {
      MATCH (p)-[:PROJECT_ABOUT]->(t:Topic) WITH t ORDER BY t.id LIMIT 2 RETURN [t.id, t.nameRu]
    }, COLLECT {
      MATCH (p)-[:DEVELOPED_BY]->(t:Team) WITH t ORDER BY t.id LIMIT 2
      RETURN [t.id, t.nameRu, COLLECT {
        MATCH (t)<-[:MEMBER_OF]-(e:Person) WITH e ORDER BY e.id LIMIT 2 RETURN [e.id, e.nameRu]
      }]
    }]
  }]
} AS d
"""
DEEP = """
RETURN COLLECT {
  MATCH (n:Project) WHERE n.id > $after WITH n ORDER BY n.id LIMIT 51 RETURN [n.id, n.nameRu, n.status]
} AS d
"""
FILTER = """
RETURN COLLECT {
  MATCH (:Topic {id: $topic})<-[:PROJECT_ABOUT]-(n:Project) WITH n ORDER BY n.id LIMIT 20
  RETURN [n.id, n.nameRu, n.status]
} AS d
"""
CONNECTION = """
RETURN [COUNT { MATCH (n:Project) }, COLLECT {
  MATCH (n:Project) WHERE n.id >= '' WITH n ORDER BY n.id LIMIT 21 RETURN [n.id, n.nameRu]
}] AS d
"""
SEARCH = """
CALL db.index.fulltext.queryNodes('benchmark_projects', $text) YIELD node AS n WITH n LIMIT 30
RETURN collect([n.id, n.nameRu, n.status]) AS d
"""
PROGRAMME = """
MATCH (g:Program {id: $id})
RETURN [g.nameRu, COLLECT { MATCH (g)-[:RUN_BY]->(o:Organization) WITH o ORDER BY o.id LIMIT 20 RETURN o.nameRu },
COLLECT {
  MATCH (g)<-[:OF_PROGRAM]-(c:Cohort) WHERE c.number = $number WITH c ORDER BY c.id LIMIT 20
  RETURN [c.nameRu, c.startOn, COLLECT {
    MATCH (c)<-[:OF_COHORT]-(m:Module) WITH m ORDER BY m.id LIMIT 20
    RETURN [m.nameRu, COLLECT { MATCH (m)-[:COVERS]->(t:Topic) WITH t ORDER BY t.id LIMIT 20 RETURN t.nameRu }]
  },
  COUNT { MATCH (c)<-[:OF_COHORT]-(:Event) },
  COLLECT { MATCH (c)<-[:OF_COHORT]-(e:Event) WITH e ORDER BY e.id LIMIT 2 RETURN [e.kind, e.nameRu] },
  COUNT { MATCH (c)<-[:IN_COHORT]-(:Team) },
  COLLECT {
    MATCH (c)<-[:IN_COHORT]-(t:Team) WITH t ORDER BY t.id LIMIT 2
    RETURN [t.nameRu,
      COLLECT { MATCH (t)<-[:MEMBER_OF]-(e:Person) WITH e ORDER BY e.id LIMIT 20 RETURN e.nameRu },
      head(COLLECT {
        MATCH (t)-[:FROM_TERRITORY]->(y:Territory)
        RETURN [y.nameRu, COLLECT {
          MATCH (y)<-[r:HOLDS_OFFICE]-(e:Person) WITH r, e ORDER BY e.id LIMIT 20 RETURN [r.positionRu, e.nameRu]
        }, y:Municipality, y.kind,
        head(COLLECT { MATCH (y)-[:IN_REGION]->(r:Region) RETURN [r.nameRu, r.isoCode] LIMIT 1 })] LIMIT 1
      }),
      COLLECT {
        MATCH (t)<-[:DEVELOPED_BY]-(p:Project) WITH p ORDER BY p.id LIMIT 20
        RETURN [p.nameRu, p.status, COLLECT {
          MATCH (p)-[:PROJECT_ABOUT]->(o:Topic) WITH o ORDER BY o.id LIMIT 20 RETURN o.nameRu
        }]
      }]
  }]
}] AS d
"""


def point(row: list) -> dict:
    id_, russian, english, status, budget, start = row
    return {
        "project": {
            "id": id_,
            "nameRu": russian,
            "nameEn": english,
            "status": status,
            "budget": budget,
            "startOn": start,
        }
    }


def page(row: list) -> dict:
    return {
        "projects": {"nodes": [{"id": a, "nameRu": b, "nameEn": c, "status": d, "budget": e} for a, b, c, d, e in row]}
    }


def nested(row: list) -> dict:
    return {
        "projects": {
            "nodes": [
                {
                    "id": a,
                    "nameRu": b,
                    "topics": {"nodes": [{"id": c, "nameRu": d} for c, d in topics]},
                    "teams": {
                        "nodes": [
                            {
                                "id": e,
                                "nameRu": f,
                                "cohort": cohort and _cohort(*cohort),
                                "members": {"nodes": [{"id": g, "nameRu": h} for g, h in members]},
                            }
                            for e, f, cohort, members in teams
                        ]
                    },
                }
                for a, b, topics, teams in row
            ]
        }
    }


def _cohort(id_: str, name: str, program: list | None) -> dict:
    return {"id": id_, "nameRu": name, "program": program and {"id": program[0], "nameRu": program[1]}}


def tree(row: list) -> dict:
    return {
        "municipalities": {
            "nodes": [
                {
                    "id": a,
                    "nameRu": b,
                    "projects": {
                        "nodes": [
                            {
                                "id": c,
                                "nameRu": d,
                                "topics": {"nodes": [{"id": e, "nameRu": f} for e, f in topics]},
                                "teams": {
                                    "nodes": [
                                        {
                                            "id": g,
                                            "nameRu": h,
                                            "members": {"nodes": [{"id": i, "nameRu": j} for i, j in members]},
                                        }
                                        for g, h, members in teams
                                    ]
                                },
                            }
                            for c, d, topics, teams in projects
                        ]
                    },
                }
                for a, b, projects in row
            ]
        }
    }


def deep(row: list) -> dict:
    nodes = [{"id": a, "nameRu": b, "status": c} for a, b, c in row[:50]]
    return {"projects": {"nodes": nodes, "pageInfo": {"hasNextPage": len(row) > 50, "endCursor": nodes[-1]["id"]}}}


def filter_(row: list) -> dict:
    return {"projects": {"nodes": [{"id": a, "nameRu": b, "status": c} for a, b, c in row]}}


def connection(row: list) -> dict:
    total, nodes = row
    return {
        "projects": {
            "totalCount": total,
            "edges": [{"node": {"id": a, "nameRu": b}} for a, b in nodes[:20]],
            "pageInfo": {"hasNextPage": len(nodes) > 20},
        }
    }


def search(row: list) -> dict:
    return {"search": {"nodes": [{"id": a, "nameRu": b, "status": c} for a, b, c in row]}}


def programme(row: list) -> dict:
    name, run_by, cohorts = row
    return {
        "program": {
            "nameRu": name,
            "runBy": _names(run_by),
            "cohorts": {
                "nodes": [
                    {
                        "nameRu": a,
                        "startOn": b,
                        "modules": {"nodes": [{"nameRu": c, "topics": _names(topics)} for c, topics in modules]},
                        "events": {"totalCount": d, "nodes": [{"kind": e, "nameRu": f} for e, f in events]},
                        "teams": {
                            "totalCount": g,
                            "nodes": [
                                {
                                    "nameRu": h,
                                    "members": _names(members),
                                    "territory": territory and _territory(*territory),
                                    "projects": {
                                        "nodes": [
                                            {"nameRu": i, "status": j, "topics": _names(topics)}
                                            for i, j, topics in projects
                                        ]
                                    },
                                }
                                for h, members, territory, projects in teams
                            ],
                        },
                    }
                    for a, b, modules, d, events, g, teams in cohorts
                ]
            },
        }
    }


def _territory(name: str, offices: list, is_municipality: bool, kind: str, region: list | None) -> dict:
    territory: dict[str, Any] = {
        "nameRu": name,
        "officeHolders": {"edges": [{"positionRu": a, "node": {"nameRu": b}} for a, b in offices]},
    }
    if is_municipality:
        territory |= {"kind": kind, "region": region and {"nameRu": region[0], "isoCode": region[1]}}
    return territory


def _names(names: list[str]) -> dict:
    return {"nodes": [{"nameRu": name} for name in names]}


SHAPES: dict[str, tuple[str, Callable[[list], dict]]] = {
    "page": (PAGE, page),
    "nested": (NESTED, nested),
    "tree": (TREE, tree),
    "deep": (DEEP, deep),
    "filter": (FILTER, filter_),
    "connection": (CONNECTION, connection),
    "search": (SEARCH, search),
    "programme": (PROGRAMME, programme),
}


class Limit:
    """The ASGI application."""

    _driver: neo4j.AsyncDriver

    def __init__(self) -> None:
        self._waiting: dict[str, list[asyncio.Future]] | None = None

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        message = await receive()
        body = message["body"]
        while message.get("more_body"):
            message = await receive()
            body += message["body"]
        request = orjson.loads(body)
        shape, variables = request["operationName"], request["variables"]
        if shape == "point":
            data = point(await self._point(variables["id"]))
        else:
            statement, build = SHAPES[shape]
            data = build(await self._read(statement, variables))
        answer = orjson.dumps({"data": data})
        length = (b"content-length", str(len(answer)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [*_HEADERS, length]})
        await send({"type": "http.response.body", "body": answer})

    async def _lifespan(self, receive, send) -> None:
        await receive()
        self._driver = serving.driver()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._driver.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _read(self, statement: str, parameters: dict[str, Any]) -> list:
        async with self._driver.session(
            database=serving.DATABASE, default_access_mode=neo4j.READ_ACCESS, fetch_size=-1
        ) as session:
            return (await (await session.run(statement, parameters)).single(strict=True))[0]

    async def _point(self, id_: str) -> list:
        answer = asyncio.get_running_loop().create_future()
        if self._waiting is None:
            self._waiting = {id_: [answer]}
            asyncio.create_task(self._send())  # noqa: RUF006 - the waiting futures keep it alive
        else:
            self._waiting.setdefault(id_, []).append(answer)
        return await answer

    async def _send(self) -> None:
        while self._waiting:
            ids = list(self._waiting)[:MAX_BATCH]
            batch = {id_: self._waiting.pop(id_) for id_ in ids}
            for row in await self._read(POINT, {"ids": ids}):
                for answer in batch[row[0]]:
                    answer.set_result(row)
        self._waiting = None


if __name__ == "__main__":
    serving.serve(Limit())
