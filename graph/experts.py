"""The people involved in practices or in the work of territories, read by one statement for a batch of ids.

Each involvement is a path in the graph that ends at a person: a team member, a speaker, an office holder or someone in
the organisation that runs a programme. Self-reported expertise is not in the graph and does not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.store import Store

#: At most this many paths of each form are read, ordered by the person's id.
MAX_PATHS = 1000
#: The adoption was put into operation, even if it was stopped later.
_WAS_RUN = "a.stage IN ['RUNNING', 'ASSESSED', 'STOPPED']"


@dataclass(frozen=True, slots=True)
class Involvement:
    """A path from a person.

    kind: TEAM, SPEAKER, OFFICE or ORGANISER. role_ru, role_en: the role in the first relationship. nodes: the ids on
    the path, the person first. sources: ids.
    """

    kind: str
    role_ru: str | None
    role_en: str | None
    nodes: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expert:
    """A person, by id, with the involvements, the strongest kind first."""

    person: str
    involvements: tuple[Involvement, ...]


#: Kinds from the strongest to the weakest, with the property of the person's relationship that holds the role.
_KINDS = {"TEAM": "role", "SPEAKER": "role", "OFFICE": "position", "ORGANISER": "position"}


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of path from the bound node `x` to a person `w` with relationship `r`; `nodes` starts at the person."""

    kind: str
    pattern: str
    nodes: str

    @property
    def column(self) -> str:
        text = _KINDS[self.kind]
        return (
            f"COLLECT {{ {self.pattern} WITH r, {', '.join(_variables(self.nodes))}"
            f" ORDER BY {', '.join(f'{name}.id' for name in _variables(self.nodes))} LIMIT $limit"
            f" RETURN [r.{text}Ru, r.{text}En, r.sourceIds, {self.nodes}] }}"
        )


def _variables(nodes: str) -> list[str]:
    return [name.strip().removesuffix(".id") for name in nodes.strip("[]").split(",")]


#: From the programme `g` to the people of the organisations that run it.
_RUNS = "(g)-[:RUN_BY|CO_ORGANISED_BY]->(o:Organization)<-[r:WORKS_FOR]-(w:Person)"
#: From the cohort `k` to its programme and these people.
_TAUGHT = f"(k:Cohort)-[:OF_PROGRAM]->(g:Program) MATCH {_RUNS}"
_PRACTICE = (
    _Form(
        "TEAM",
        "MATCH (x)<-[:IMPLEMENTS]-(j:Project)-[:DEVELOPED_BY]->(t:Team)<-[r:MEMBER_OF]-(w:Person)",
        "[w.id, t.id, j.id, x.id]",
    ),
    _Form(
        "TEAM",
        "MATCH (x)<-[:ADOPTION_OF]-(a:Adoption)-[:THROUGH]->(j:Project)-[:DEVELOPED_BY]->(t:Team)"
        f"<-[r:MEMBER_OF]-(w:Person) WHERE {_WAS_RUN}",
        "[w.id, t.id, j.id, a.id, x.id]",
    ),
    _Form(
        "SPEAKER",
        "MATCH (x)-[:PRACTICE_ABOUT]->(c:Topic)<-[:COVERS]-(m:Module)<-[:OF_MODULE]-(e:Event)<-[r:SPOKE_AT]-(w:Person)",
        "[w.id, e.id, m.id, c.id, x.id]",
    ),
    _Form(
        "OFFICE",
        f"MATCH (x)<-[:ADOPTION_OF]-(a:Adoption)-[:ADOPTED_BY]->(y:Territory)<-[r:HOLDS_OFFICE]-(w:Person)"
        f" WHERE {_WAS_RUN}",
        "[w.id, y.id, a.id, x.id]",
    ),
    _Form(
        "ORGANISER",
        f"MATCH (x)<-[:IMPLEMENTS]-(j:Project)-[:DEVELOPED_BY]->(t:Team)-[:IN_COHORT]->{_TAUGHT}",
        "[w.id, o.id, g.id, k.id, t.id, j.id, x.id]",
    ),
    _Form(
        "ORGANISER",
        f"MATCH (x)-[:PRACTICE_ABOUT]->(c:Topic)<-[:COVERS]-(m:Module)-[:OF_COHORT]->{_TAUGHT}",
        "[w.id, o.id, g.id, k.id, m.id, c.id, x.id]",
    ),
    _Form(
        "ORGANISER",
        f"MATCH (x)-[:PRACTICE_ABOUT]->(c:Topic)<-[:COVERS]-(g:Program) MATCH {_RUNS}",
        "[w.id, o.id, g.id, c.id, x.id]",
    ),
)
#: `y` is the territory itself or a municipality in it.
_WITHIN = "MATCH (x)<-[:IN_REGION*0..1]-(y)"
_TERRITORY = (
    _Form("TEAM", f"{_WITHIN}<-[:FROM_TERRITORY]-(t:Team)<-[r:MEMBER_OF]-(w:Person)", "[w.id, t.id, y.id, x.id]"),
    _Form("OFFICE", f"{_WITHIN}<-[r:HOLDS_OFFICE]-(w:Person)", "[w.id, y.id, x.id]"),
    _Form(
        "ORGANISER",
        f"{_WITHIN}<-[:FROM_TERRITORY]-(t:Team)-[:IN_COHORT]->{_TAUGHT}",
        "[w.id, o.id, g.id, k.id, t.id, y.id, x.id]",
    ),
)
_ON_TOPIC = "(c:Topic {id: $topic})"
_TERRITORY_ON_TOPIC = (
    _Form(
        "TEAM",
        f"{_WITHIN}<-[:FROM_TERRITORY]-(t:Team)<-[r:MEMBER_OF]-(w:Person)"
        f" MATCH (t)<-[:DEVELOPED_BY]-(j:Project)-[:PROJECT_ABOUT]->{_ON_TOPIC}",
        "[w.id, t.id, j.id, c.id]",
    ),
    _Form(
        "SPEAKER",
        f"{_WITHIN}<-[:FROM_TERRITORY]-(:Team)<-[:MEMBER_OF]-(w:Person)"
        f" MATCH (w)-[r:SPOKE_AT]->(e:Event)-[:OF_MODULE]->(m:Module)-[:COVERS]->{_ON_TOPIC}",
        "[w.id, e.id, m.id, c.id]",
    ),
    _Form(
        "SPEAKER",
        f"{_WITHIN}<-[:HOLDS_OFFICE]-(w:Person)"
        f" MATCH (w)-[r:SPOKE_AT]->(e:Event)-[:OF_MODULE]->(m:Module)-[:COVERS]->{_ON_TOPIC}",
        "[w.id, e.id, m.id, c.id]",
    ),
    _Form(
        "OFFICE",
        f"{_WITHIN}<-[r:HOLDS_OFFICE]-(w:Person)"
        " MATCH (y)<-[:ADOPTED_BY]-(a:Adoption)-[:ADOPTION_OF]->(p:Practice)"
        f"-[:PRACTICE_ABOUT]->{_ON_TOPIC}"
        f" WHERE {_WAS_RUN}",
        "[w.id, y.id, a.id, p.id, c.id]",
    ),
    _Form(
        "ORGANISER",
        f"{_WITHIN}<-[:FROM_TERRITORY]-(t:Team)-[:IN_COHORT]->{_TAUGHT}"
        f" MATCH (t)<-[:DEVELOPED_BY]-(j:Project)-[:PROJECT_ABOUT]->{_ON_TOPIC}",
        "[w.id, o.id, g.id, k.id, t.id, j.id, c.id]",
    ),
    _Form(
        "ORGANISER",
        f"{_WITHIN}<-[:FROM_TERRITORY]-(t:Team)-[:IN_COHORT]->{_TAUGHT} MATCH (g)-[:COVERS]->{_ON_TOPIC}",
        "[w.id, o.id, g.id, c.id]",
    ),
)


_PROJECT = (
    _Form("TEAM", "MATCH (x)-[:DEVELOPED_BY]->(t:Team)<-[r:MEMBER_OF]-(w:Person)", "[w.id, t.id, x.id]"),
    _Form("OFFICE", "MATCH (x)-[:LOCATED_IN]->(y:Territory)<-[r:HOLDS_OFFICE]-(w:Person)", "[w.id, y.id, x.id]"),
    _Form(
        "ORGANISER",
        f"MATCH (x)-[:DEVELOPED_BY]->(t:Team)-[:IN_COHORT]->{_TAUGHT}",
        "[w.id, o.id, g.id, k.id, t.id, x.id]",
    ),
)


async def experts_of_practices(store: Store, ids: Sequence[str], first: int) -> list[list[Expert]]:
    """Return at most `first` experts for each practice, ordered by the kind and the number of their paths."""
    return await _experts(store, "Practice", _PRACTICE, ids, first, {})


async def experts_of_projects(store: Store, ids: Sequence[str], first: int) -> list[list[Expert]]:
    """Return at most `first` experts for each project.

    They are members of its teams, office holders of its territory, and organisers of the programmes of its teams.
    """
    return await _experts(store, "Project", _PROJECT, ids, first, {})


async def experts_of_territories(
    store: Store,
    ids: Sequence[str],
    first: int,
    topic: str | None = None,
) -> list[list[Expert]]:
    """Return at most `first` experts for each territory, with a topic only from the involvements about it."""
    if topic is None:
        return await _experts(store, "Territory", _TERRITORY, ids, first, {})
    return await _experts(store, "Territory", _TERRITORY_ON_TOPIC, ids, first, {"topic": topic})


async def _experts(
    store: Store,
    label: str,
    forms: tuple[_Form, ...],
    ids: Sequence[str],
    first: int,
    parameters: dict[str, str],
) -> list[list[Expert]]:
    text = (
        f"UNWIND $ids AS id MATCH (x:{label} {{id: id}})"
        f" RETURN collect([x.id, {', '.join(form.column for form in forms)}])"
    )
    rows = await store.read(text, {"ids": list(dict.fromkeys(ids)), "limit": MAX_PATHS, **parameters})
    by_id = {id_: _ranked(forms, columns)[:first] for id_, *columns in rows or ()}
    return [by_id.get(id_, []) for id_ in ids]


def _ranked(forms: tuple[_Form, ...], columns: list[list[Any]]) -> list[Expert]:
    by_person: dict[str, dict[tuple[str, tuple[str, ...], str | None, str | None], Involvement]] = {}
    for form, paths in zip(forms, columns, strict=True):
        for role_ru, role_en, sources, nodes in paths:
            # A node may repeat: a region is within itself, and a team's territory may be the requested one.
            path = tuple(dict.fromkeys(nodes))
            key = form.kind, path, role_ru, role_en
            involvement = Involvement(form.kind, role_ru, role_en, path, tuple(sources or ()))
            by_person.setdefault(path[0], {})[key] = involvement
    order = list(_KINDS)
    experts = [
        Expert(person, tuple(sorted(involvements.values(), key=lambda i: (order.index(i.kind), i.nodes))))
        for person, involvements in by_person.items()
    ]
    return sorted(experts, key=lambda expert: (_strength(expert), expert.person))


def _strength(expert: Expert) -> tuple[int, ...]:
    """Return the sort key: the number of paths of each kind, the strongest kind first, more paths before fewer."""
    kinds = [involvement.kind for involvement in expert.involvements]
    return tuple(-kinds.count(kind) for kind in _KINDS)
