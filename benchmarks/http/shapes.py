"""The shapes of requests, their random values, and the request bodies in the dialect of each server.

`operations/` has one file of operations for each dialect of GraphQL: the service, @neo4j/graphql, and the plain
strawberry server. The limit has no GraphQL; it receives the name of the shape and the values.
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
#: Bodies per shape; a client sends them in turn.
BODIES = 2_000
#: The number of the deep page, the page size, and the number of pages to draw from.
DEEP_PAGE, PAGE, DEEP_PAGES = 500, 50, 10

Values = dict[str, Any]
#: Draws the values of a request, given a generator of random numbers and the number of nodes of each type.
Draw = Callable[[random.Random, dict[str, int]], Values]


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of request.

    about: a description for the report. draw: draws the values of a request. variables: converts drawn values into the
    variables of a dialect.
    """

    name: str
    about: str
    draw: Draw
    variables: Callable[[str, Values], Values] = lambda dialect, values: values


def _deep(rng: random.Random, count: dict[str, int]) -> Values:
    return {"offset": (DEEP_PAGE - 1 - rng.randrange(DEEP_PAGES)) * PAGE}


def _deep_variables(dialect: str, values: Values) -> Values:
    before = id_of("project", values["offset"] - 1)
    if dialect == "tirazh":
        return {"after": encode_cursor("Project", Order(), None, before)}
    return {"after": before} if dialect == "limit" else values


def _random_id(type_: str) -> Draw:
    return lambda rng, count: {"id": id_of(type_, rng.randrange(count[type_]))}


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("point", "one project by a random id, 6 fields", _random_id("project")),
        Shape("page", "100 projects by id, 5 fields", lambda rng, count: {}),
        Shape(
            "nested",
            "20 of all projects by id: topics, teams, their members, cohorts, the cohorts' programmes",
            lambda rng, count: {},
        ),
        Shape(
            "tree",
            "20 of 4,000 municipalities by id: 3 projects each, their topics, teams, the teams' members",
            lambda rng, count: {},
        ),
        Shape("deep", f"a page of {PAGE} projects, about the {DEEP_PAGE}th", _deep, _deep_variables),
        Shape(
            "filter",
            "the first 20 projects of a random topic",
            lambda rng, count: {"topic": id_of("topic", rng.randrange(count["topic"]))},
        ),
        Shape("connection", "the first 20 projects as a connection with the total count", lambda rng, count: {}),
        Shape(
            "search",
            f"full text: projects with a random word, {PROJECTS_A_WORD} on average",
            lambda rng, count: {"text": word(rng.randrange(count["project"] // PROJECTS_A_WORD))},
        ),
        Shape(
            "programme",
            "a programme, down to the region of each team",
            lambda rng, count: {
                "id": id_of("program", rng.randrange(count["program"])),
                "number": rng.randrange(count["cohort"] // count["program"]) + 1,
            },
        ),
        Shape("recommendations", "ten recommendations for a random municipality", _random_id("municipality")),
    )
}
#: All shapes that every server supports, in turn.
MIX = "mix"
ONLY_TIRAZH = frozenset({"recommendations"})


@cache
def operations(dialect: str) -> dict[str, str]:
    """Return the text of each operation of a dialect, by name."""
    text = (HERE / "operations" / f"{dialect}.graphql").read_text(encoding="utf-8")
    parts = re.split(r"^(?=query )", text, flags=re.MULTILINE)
    return {present(re.match(r"query (\w+)", part))[1]: part.strip() for part in parts if part.strip()}


def body(dialect: str, shape: str, values: Values) -> bytes:
    """Return the request body for a server of this dialect."""
    variables = SHAPES[shape].variables(dialect, values)
    request = {"operationName": shape, "variables": variables}
    return orjson.dumps(request if dialect == "limit" else {"query": operations(dialect)[shape], **request})


def draw(shape: str, scale: int, seed: int = 1, number: int = BODIES) -> list[tuple[str, Values]]:
    """Return `number` requests of a shape or of the mix: the name of the shape and the values of each.

    Equal seeds give equal requests.
    """
    rng, count = random.Random(f"{shape} {seed}"), sizes(scale)
    names = [name for name in SHAPES if name not in ONLY_TIRAZH] if shape == MIX else [shape]
    return [(name, SHAPES[name].draw(rng, count)) for i in range(number) for name in [names[i % len(names)]]]
