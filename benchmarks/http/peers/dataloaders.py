"""A typical strawberry server: resolvers, and a DataLoader for each relationship.

Each request has loaders of its own, the statements are simple, and lists are paged by limit and offset. Strawberry's
own extensions cache parsed and validated documents.
"""

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Optional, Protocol, Self, TypeVar

import neo4j
import strawberry
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, ValidationCache

from benchmarks.http.peers import serving

Info = strawberry.Info


class Store:
    """Access to the driver of the process."""

    driver: neo4j.AsyncDriver

    @classmethod
    async def rows(cls, statement: str, **parameters) -> list[neo4j.Record]:
        result = await cls.driver.execute_query(
            statement, parameters, database_=serving.DATABASE, routing_=neo4j.RoutingControl.READ
        )
        return result.records


def related(start: str, pattern: str, fields: str):
    """Return a batch function that loads the nodes `b` which a pattern joins with `a`, ordered by id.

    Its keys are pairs of an id and a limit.
    """

    async def load(keys: Sequence[tuple[str, int]]) -> list[list[dict]]:
        nodes_by_key: dict[tuple[str, int], list[dict]] = {}
        by_limit = defaultdict(list)
        for id_, limit in keys:
            by_limit[limit].append(id_)
        for limit, ids in by_limit.items():
            for id_, nodes in await Store.rows(
                f"UNWIND $ids AS id MATCH (a:{start} {{id: id}}) CALL (a) {{ MATCH {pattern} WITH * ORDER BY b.id "
                f"LIMIT $limit RETURN collect(b {{{fields}}}) AS nodes }} RETURN id, nodes",
                ids=ids,
                limit=limit,
            ):
                nodes_by_key[id_, limit] = nodes
        return [nodes_by_key.get(key, []) for key in keys]

    return load


def counted(start: str, pattern: str):
    """Return a batch function that loads the number of these nodes; its keys are ids."""

    async def load(ids: Sequence[str]) -> list[int]:
        counts = dict(
            list(row)
            for row in await Store.rows(
                f"UNWIND $ids AS id MATCH (a:{start} {{id: id}}) RETURN id, COUNT {{ MATCH {pattern} }}", ids=list(ids)
            )
        )
        return [counts.get(id_, 0) for id_ in ids]

    return load


NAMED = ".id, .nameRu, .nameEn"
PROJECT = f"{NAMED}, .status, .startOn, .budget"
TERRITORY = f"{NAMED}, .kind, isMunicipality: b:Municipality, .isoCode"
LOADERS = {
    "project_topics": related("Project", "(a)-[:PROJECT_ABOUT]->(b:Topic)", NAMED),
    "project_teams": related("Project", "(a)-[:DEVELOPED_BY]->(b:Team)", NAMED),
    "team_members": related("Team", "(a)<-[:MEMBER_OF]-(b:Person)", NAMED),
    "team_territory": related("Team", "(a)-[:FROM_TERRITORY]->(b:Territory)", TERRITORY),
    "team_cohort": related("Team", "(a)-[:IN_COHORT]->(b:Cohort)", f"{NAMED}, .number, .startOn"),
    "cohort_program": related("Cohort", "(a)-[:OF_PROGRAM]->(b:Program)", NAMED),
    "team_projects": related("Team", "(a)<-[:DEVELOPED_BY]-(b:Project)", PROJECT),
    "municipality_projects": related("Municipality", "(a)<-[:LOCATED_IN]-(b:Project)", PROJECT),
    "municipality_region": related("Municipality", "(a)-[:IN_REGION]->(b:Region)", f"{NAMED}, .isoCode"),
    "territory_offices": related("Territory", "(a)<-[r:HOLDS_OFFICE]-(b:Person)", f"{NAMED}, positionRu: r.positionRu"),
    "program_run_by": related("Program", "(a)-[:RUN_BY]->(b:Organization)", NAMED),
    "program_cohorts": related("Program", "(a)<-[:OF_PROGRAM]-(b:Cohort)", f"{NAMED}, .number, .startOn"),
    "cohort_modules": related("Cohort", "(a)<-[:OF_COHORT]-(b:Module)", NAMED),
    "cohort_events": related("Cohort", "(a)<-[:OF_COHORT]-(b:Event)", f"{NAMED}, .kind"),
    "cohort_event_count": counted("Cohort", "(a)<-[:OF_COHORT]-(:Event)"),
    "cohort_teams": related("Cohort", "(a)<-[:IN_COHORT]-(b:Team)", NAMED),
    "cohort_team_count": counted("Cohort", "(a)<-[:IN_COHORT]-(:Team)"),
    "module_topics": related("Module", "(a)-[:COVERS]->(b:Topic)", NAMED),
}


class FromNode(Protocol):
    """A type that is built from the fields of a node."""

    @classmethod
    def of(cls, node: dict) -> Self: ...


Linked = TypeVar("Linked", bound=FromNode)


async def linked(info: Info, loader: str, type_: type[Linked], id_: str, limit: int) -> list[Linked]:
    return [type_.of(node) for node in await info.context["loaders"][loader].load((id_, limit))]


class ProjectStatus(StrEnum):
    BEING_DEVELOPED = "BEING_DEVELOPED"
    PRESENTED = "PRESENTED"
    BEING_CARRIED_OUT = "BEING_CARRIED_OUT"
    FINISHED = "FINISHED"
    STOPPED = "STOPPED"


class EventKind(StrEnum):
    PLENARY = "PLENARY"
    LECTURE = "LECTURE"
    INTENSIVE = "INTENSIVE"
    MASTER_CLASS = "MASTER_CLASS"
    PROJECT_WORK = "PROJECT_WORK"


class MunicipalityKind(StrEnum):
    CITY = "CITY"
    SETTLEMENT = "SETTLEMENT"
    MUNICIPAL_DISTRICT = "MUNICIPAL_DISTRICT"
    MUNICIPAL_OKRUG = "MUNICIPAL_OKRUG"
    URBAN_OKRUG = "URBAN_OKRUG"
    COUNTY = "COUNTY"


for _enum in (ProjectStatus, EventKind, MunicipalityKind):
    strawberry.enum(_enum)


@strawberry.interface
class Named:
    id: strawberry.ID
    name_ru: str | None
    name_en: str | None

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(id=node["id"], name_ru=node["nameRu"], name_en=node["nameEn"])


@strawberry.type
class Topic(Named):
    pass


@strawberry.type
class Person(Named):
    pass


@strawberry.type
class Organization(Named):
    pass


@strawberry.type
class Region(Named):
    iso_code: str | None

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(id=node["id"], name_ru=node["nameRu"], name_en=node["nameEn"], iso_code=node["isoCode"])

    @strawberry.field
    async def office_holders(self, info: Info, limit: int = 20) -> list["OfficeHolder"]:
        return await linked(info, "territory_offices", OfficeHolder, self.id, limit)


@strawberry.type
class OfficeHolder:
    position_ru: str | None
    node: Person

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(position_ru=node["positionRu"], node=Person.of(node))


@strawberry.type
class Municipality(Named):
    kind: MunicipalityKind

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(id=node["id"], name_ru=node["nameRu"], name_en=node["nameEn"], kind=MunicipalityKind(node["kind"]))

    @strawberry.field
    async def region(self, info: Info) -> Region | None:
        nodes = await linked(info, "municipality_region", Region, self.id, 1)
        return nodes[0] if nodes else None

    @strawberry.field
    async def office_holders(self, info: Info, limit: int = 20) -> list[OfficeHolder]:
        return await linked(info, "territory_offices", OfficeHolder, self.id, limit)

    @strawberry.field
    async def projects(self, info: Info, limit: int = 20) -> list["Project"]:
        return await linked(info, "municipality_projects", Project, self.id, limit)


Territory = Annotated[Region | Municipality, strawberry.union("Territory")]


@strawberry.type
class Team(Named):
    @strawberry.field
    async def members(self, info: Info, limit: int = 20) -> list[Person]:
        return await linked(info, "team_members", Person, self.id, limit)

    @strawberry.field
    async def cohort(self, info: Info) -> Optional["Cohort"]:
        nodes = await linked(info, "team_cohort", Cohort, self.id, 1)
        return nodes[0] if nodes else None

    @strawberry.field
    async def territory(self, info: Info) -> Territory | None:
        nodes = await info.context["loaders"]["team_territory"].load((self.id, 1))
        return (Municipality if nodes[0]["isMunicipality"] else Region).of(nodes[0]) if nodes else None

    @strawberry.field
    async def projects(self, info: Info, limit: int = 20) -> list["Project"]:
        return await linked(info, "team_projects", Project, self.id, limit)


@strawberry.type
class Project(Named):
    status: ProjectStatus | None
    start_on: str | None
    budget: float | None

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(
            id=node["id"],
            name_ru=node["nameRu"],
            name_en=node["nameEn"],
            start_on=node["startOn"],
            status=ProjectStatus(node["status"]) if node["status"] else None,
            budget=node["budget"],
        )

    @strawberry.field
    async def topics(self, info: Info, limit: int = 20) -> list[Topic]:
        return await linked(info, "project_topics", Topic, self.id, limit)

    @strawberry.field
    async def teams(self, info: Info, limit: int = 20) -> list[Team]:
        return await linked(info, "project_teams", Team, self.id, limit)


@strawberry.type
class Module(Named):
    @strawberry.field
    async def topics(self, info: Info, limit: int = 20) -> list[Topic]:
        return await linked(info, "module_topics", Topic, self.id, limit)


@strawberry.type
class Event(Named):
    kind: EventKind | None

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(
            id=node["id"],
            name_ru=node["nameRu"],
            name_en=node["nameEn"],
            kind=EventKind(node["kind"]) if node["kind"] else None,
        )


@strawberry.type
class Events:
    total_count: int
    nodes: list[Event]


@strawberry.type
class Teams:
    total_count: int
    nodes: list[Team]


@strawberry.type
class Cohort(Named):
    number: int | None
    start_on: str | None

    @classmethod
    def of(cls, node: dict) -> Self:
        return cls(
            id=node["id"],
            name_ru=node["nameRu"],
            name_en=node["nameEn"],
            number=node["number"],
            start_on=node["startOn"],
        )

    @strawberry.field
    async def program(self, info: Info) -> Optional["Program"]:
        nodes = await linked(info, "cohort_program", Program, self.id, 1)
        return nodes[0] if nodes else None

    @strawberry.field
    async def modules(self, info: Info, limit: int = 20) -> list[Module]:
        return await linked(info, "cohort_modules", Module, self.id, limit)

    @strawberry.field
    async def events(self, info: Info, limit: int = 20) -> Events:
        count = await info.context["loaders"]["cohort_event_count"].load(self.id)
        return Events(total_count=count, nodes=await linked(info, "cohort_events", Event, self.id, limit))

    @strawberry.field
    async def teams(self, info: Info, limit: int = 20) -> Teams:
        count = await info.context["loaders"]["cohort_team_count"].load(self.id)
        return Teams(total_count=count, nodes=await linked(info, "cohort_teams", Team, self.id, limit))


@strawberry.type
class Program(Named):
    @strawberry.field
    async def run_by(self, info: Info, limit: int = 20) -> list[Organization]:
        return await linked(info, "program_run_by", Organization, self.id, limit)

    @strawberry.field
    async def cohorts(self, info: Info, number: int | None = None, limit: int = 20) -> list[Cohort]:
        cohorts = await linked(info, "program_cohorts", Cohort, self.id, 100 if number else limit)
        return [cohort for cohort in cohorts if number is None or cohort.number == number][:limit]


@strawberry.type
class PageInfo:
    has_next_page: bool


@strawberry.type
class Projects:
    total_count: int
    nodes: list[Project]
    page_info: PageInfo


async def list_projects(topic: str | None, limit: int, offset: int) -> list[Project]:
    match = "(b:Project)-[:PROJECT_ABOUT]->(:Topic {id: $topic})" if topic else "(b:Project)"
    rows = await Store.rows(
        f"MATCH {match} WITH b ORDER BY b.id SKIP $offset LIMIT $limit RETURN b {{{PROJECT}}}",
        topic=topic,
        limit=limit,
        offset=offset,
    )
    return [Project.of(row[0]) for row in rows]


@strawberry.type
class Query:
    @strawberry.field
    async def project(self, id: strawberry.ID) -> Project | None:
        rows = await Store.rows(f"MATCH (b:Project {{id: $id}}) RETURN b {{{PROJECT}}}", id=id)
        return Project.of(rows[0][0]) if rows else None

    @strawberry.field
    async def projects(self, topic: strawberry.ID | None = None, limit: int = 20, offset: int = 0) -> list[Project]:
        return await list_projects(topic, limit, offset)

    @strawberry.field
    async def project_page(self, limit: int = 20, offset: int = 0) -> Projects:
        [[total]] = await Store.rows("MATCH (b:Project) RETURN count(b)")
        nodes = await list_projects(None, limit, offset)
        return Projects(total_count=total, nodes=nodes, page_info=PageInfo(has_next_page=offset + limit < total))

    @strawberry.field
    async def municipalities(self, limit: int = 20, offset: int = 0) -> list[Municipality]:
        rows = await Store.rows(
            f"MATCH (b:Municipality) WITH b ORDER BY b.id SKIP $offset LIMIT $limit RETURN b {{{NAMED}, .kind}}",
            limit=limit,
            offset=offset,
        )
        return [Municipality.of(row[0]) for row in rows]

    @strawberry.field
    async def search(self, text: str, limit: int = 20) -> list[Project]:
        rows = await Store.rows(
            "CALL db.index.fulltext.queryNodes('benchmark_projects', $text) YIELD node AS b "
            f"RETURN b {{{PROJECT}}} LIMIT $limit",
            text=text,
            limit=limit,
        )
        return [Project.of(row[0]) for row in rows]

    @strawberry.field
    async def program(self, id: strawberry.ID) -> Program | None:
        rows = await Store.rows(f"MATCH (b:Program {{id: $id}}) RETURN b {{{NAMED}}}", id=id)
        return Program.of(rows[0][0]) if rows else None


class Server(GraphQL):
    async def get_context(self, request: Any, response: Any) -> Any:
        return {"loaders": {name: DataLoader(load_fn=load) for name, load in LOADERS.items()}}

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "lifespan":
            await super().__call__(scope, receive, send)
            return
        await receive()
        Store.driver = serving.driver()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        with contextlib.suppress(Exception):
            await Store.driver.close()
        await send({"type": "lifespan.shutdown.complete"})


if __name__ == "__main__":
    serving.serve(Server(strawberry.Schema(Query, extensions=[ParserCache, ValidationCache])))
