"""What is asked: the shapes, the values that are drawn for them, and each server's own words for them.

`operations/` has the operations of each dialect: that of the service, of @neo4j/graphql, of the plain strawberry
server. The limit has no GraphQL: it is told the shape's name.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from benchmarks.http.data import PROJECTS_A_WORD, id_of, sizes, word
from graph.query import Order, encode_cursor
from tests.support.narrowing import present

HERE = Path(__file__).parent
#: Bodies that are made for a shape; a client sends them in turn.
BODIES = 2_000
#: The page of 50 that is asked for, and how far about it.
DEEP_PAGE, PAGE, ABOUT = 500, 50, 10

Values = dict[str, Any]
#: Draws the values of a request of a shape, of a graph that has so many of each type.
Draw = Callable[[random.Random, dict[str, int]], Values]


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of request. variables: those of the operation by dialect, from the values drawn."""

    name: str
    about: str
    draw: Draw
    variables: Callable[[str, Values], Values] = lambda dialect, values: values


def _deep(choice: random.Random, count: dict[str, int]) -> Values:
    return {"offset": (DEEP_PAGE - 1 - choice.randrange(ABOUT)) * PAGE}


def _deep_variables(dialect: str, values: Values) -> Values:
    before = id_of("project", values["offset"] - 1)
    if dialect == "tirazh":
        return {"after": encode_cursor("Project", Order(), None, before)}
    return {"after": before} if dialect == "limit" else values


def _random_id(type_: str) -> Draw:
    return lambda choice, count: {"id": id_of(type_, choice.randrange(count[type_]))}


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("point", "one project by a random id, 6 fields", _random_id("project")),
        Shape("page", "100 projects by id, 5 fields", lambda choice, count: {}),
        Shape(
            "nested",
            "20 of all projects by id: topics, teams, their members, cohorts, the cohorts' programmes",
            lambda choice, count: {},
        ),
        Shape(
            "tree",
            "20 of 4,000 municipalities by id: 3 projects each, their topics, teams, the teams' members",
            lambda choice, count: {},
        ),
        Shape("deep", f"a page of {PAGE} projects, about the {DEEP_PAGE}th", _deep, _deep_variables),
        Shape(
            "filter",
            "the first 20 projects of a random topic",
            lambda choice, count: {"topic": id_of("topic", choice.randrange(count["topic"]))},
        ),
        Shape("connection", "the first 20 projects as a connection with the total count", lambda choice, count: {}),
        Shape(
            "search",
            f"full text: projects with a random word, {PROJECTS_A_WORD} on average",
            lambda choice, count: {"text": word(choice.randrange(count["project"] // PROJECTS_A_WORD))},
        ),
        Shape(
            "programme",
            "the README's first query: a programme, down to the region of each team",
            lambda choice, count: {
                "id": id_of("program", choice.randrange(count["program"])),
                "number": choice.randrange(count["cohort"] // count["program"]) + 1,
            },
        ),
        Shape("recommendations", "ten recommendations for a random municipality", _random_id("municipality")),
    )
}
#: All shapes that every server has, in turn.
MIX = "mix"
ONLY_TIRAZH = frozenset({"recommendations"})


@cache
def operations(dialect: str) -> dict[str, str]:
    """The text of each operation of a dialect, without what a parser passes over at a line's beginning."""
    text = (HERE / "operations" / f"{dialect}.graphql").read_text(encoding="utf-8")
    parts = re.split(r"^(?=query )", text, flags=re.MULTILINE)
    return {present(re.match(r"query (\w+)", part))[1]: part.strip() for part in parts if part.strip()}


def body(dialect: str, shape: str, values: Values) -> bytes:
    """What is posted to a server of this dialect."""
    variables = SHAPES[shape].variables(dialect, values)
    told = {"operationName": shape, "variables": variables}
    return orjson.dumps(told if dialect == "limit" else {"query": operations(dialect)[shape], **told})


def drawn(shape: str, scale: int, seed: int = 1, number: int = BODIES) -> list[tuple[str, Values]]:
    """So many requests of a shape, or of the mix, always the same."""
    choice, count = random.Random(f"{shape} {seed}"), sizes(scale)
    names = [name for name in SHAPES if name not in ONLY_TIRAZH] if shape == MIX else [shape]
    return [(name, SHAPES[name].draw(choice, count)) for i in range(number) for name in [names[i % len(names)]]]
