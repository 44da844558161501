"""A GraphQL server as most projects write it with strawberry: resolvers, and a DataLoader for each relation.

The loaders are made for each request, the statements are the plain ones, lists are cut by limit and offset. Documents
are parsed and validated once, by strawberry's own extensions.
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
    """The driver of the process."""

    driver: neo4j.AsyncDriver

    @classmethod
    async def rows(cls, statement: str, **parameters) -> list[neo4j.Record]:
        found = await cls.driver.execute_query(
            statement, parameters, database_=serving.DATABASE, routing_=neo4j.RoutingControl.READ
        )
        return found.records


def related(start: str, pattern: str, fields: str):
    """The class of a loader of nodes `b` that a pattern joins with `a`, in the order of their ids.

    Its keys are pairs of an id and a limit.
    """

    async def load(keys: Sequence[tuple[str, int]]) -> list[list[dict]]:
        found: dict[tuple[str, int], list[dict]] = {}
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
                found[id_, limit] = nodes
        return [found.get(key, []) for key in keys]

    return load


def counted(start: str, pattern: str):
    """The same for the number of nodes; its keys are ids."""

    async def load(ids: Sequence[str]) -> list[int]:
        found = dict(
            list(row)
            for row in await Store.rows(
                f"UNWIND $ids AS id MATCH (a:{start} {{id: id}}) RETURN id, COUNT {{ MATCH {pattern} }}", ids=list(ids)
            )
        )
        return [found.get(id_, 0) for id_ in ids]

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


class Made(Protocol):
    """A type whose objects are made from the fields of a node."""

    @classmethod
    def of(cls, node: dict) -> Self: ...


Linked = TypeVar("Linked", bound=Made)


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
        found = await linked(info, "municipality_region", Region, self.id, 1)
        return found[0] if found else None

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
        found = await linked(info, "team_cohort", Cohort, self.id, 1)
        return found[0] if found else None

    @strawberry.field
    async def territory(self, info: Info) -> Territory | None:
        found = await info.context["loaders"]["team_territory"].load((self.id, 1))
        return (Municipality if found[0]["isMunicipality"] else Region).of(found[0]) if found else None

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
        found = await linked(info, "cohort_program", Program, self.id, 1)
        return found[0] if found else None

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
        found = await linked(info, "program_cohorts", Cohort, self.id, 100 if number else limit)
        return [cohort for cohort in found if number is None or cohort.number == number][:limit]


@strawberry.type
class PageInfo:
    has_next_page: bool


@strawberry.type
class Projects:
    total_count: int
    nodes: list[Project]
    page_info: PageInfo


async def listed(topic: str | None, limit: int, offset: int) -> list[Project]:
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
        return await listed(topic, limit, offset)

    @strawberry.field
    async def project_page(self, limit: int = 20, offset: int = 0) -> Projects:
        [[total]] = await Store.rows("MATCH (b:Project) RETURN count(b)")
        nodes = await listed(None, limit, offset)
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
