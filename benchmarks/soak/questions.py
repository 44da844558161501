"""Random requests of all kinds: (document, variables)."""

import random
from typing import Any

STATES = ("CA", "OH", "TX", "NY", "AL", "MI", "FL", "WA")
FACTORS = ("spreading", "neighbours", "geography", "region", "topic")
WORDS = ("отходы", "school", "парк", "tax", "транспорт", "insurance", "бюджет", "water")

Request = tuple[str, dict[str, Any]]


def recommendations(draw: random.Random) -> Request:
    """Return recommendations for a state, as of a year and with weights."""
    weights = ", ".join(f"{name}: {draw.random():.3f}" for name in draw.sample(FACTORS, 2))
    return (
        f"query($id: ID!, $on: PartialDate) {{ region(id: $id) {{ recommendations(first: 5, asOf: $on,"
        f" weights: {{{weights}}}) {{ edges {{ score node {{ name }} contributions {{ factor }} }} }} }} }}",
        {"id": f"region:US-{draw.choice(STATES)}", "on": draw.choice((None, str(draw.randint(1960, 2005))))},
    )


def new_document(draw: random.Random) -> Request:
    """Return a new document."""
    alias = f"a{draw.getrandbits(48)}"
    return f"{{ {alias}: regions(first: {draw.randint(1, 20)}) {{ nodes {{ id name population }} }} }}", {}


def conditions(draw: random.Random) -> Request:
    """Return conditions through relationships that many nodes share."""
    stage, quantifier = draw.choice(("STOPPED", "RUNNING")), draw.choice(("some", "none", "every"))
    return (
        f"{{ practices(first: 5, where: {{adoptions: {{{quantifier}: {{territory: {{adoptions: {{some: {{stage:"
        f" {{eq: {stage}}}}}}}}}}}}}}}) {{ totalCount nodes {{ id }} }} }}",
        {},
    )


def filtered(draw: random.Random) -> Request:
    """Return conditions on a name and a number."""
    return (
        "query($w: MunicipalityWhere) { municipalities(first: 20, where: $w) { totalCount nodes { name } } }",
        {
            "w": {
                "name": {"contains": draw.choice("abcdefgh")},
                "or": [{"population": {"gt": draw.randint(0, 100_000)}}, {"country": {"eq": "US"}}],
            }
        },
    )


def search(draw: random.Random) -> Request:
    return (
        "query($t: String!) { search(text: $t) { totalCount edges { node { id } fragment { text } } } }",
        {"t": draw.choice(WORDS) + draw.choice(("", " " + draw.choice(WORDS)))},
    )


def nested(draw: random.Random) -> Request:
    return (
        f"{{ regions(first: {draw.randint(1, 10)}) {{ nodes {{ name municipalities(first: 5) {{ nodes {{ name"
        " adoptions(first: 3) { nodes { practice { name topics { nodes { name } } } } } } } } } }",
        {},
    )


def neighbourhood(draw: random.Random) -> Request:
    return (
        "query($id: ID!) { neighbourhood(id: $id, depth: 2, first: 5) { nodes { id } links { type } } }",
        {"id": f"region:US-{draw.choice(STATES)}"},
    )


def invalid(draw: random.Random) -> Request:
    """Return a request that is refused for a field, a page, the syntax, a cursor or the number of conditions."""
    return draw.choice(
        (
            ("{ nothing }", {}),
            ("{ regions(first: 1001) { totalCount } }", {}),
            ("{", {}),
            (f'{{ regions(after: "{draw.getrandbits(64)}") {{ totalCount }} }}', {}),
            (
                "query($w: RegionWhere) { regions(where: $w) { totalCount } }",
                {"w": {"or": [{"population": {"eq": i}} for i in range(300)]}},
            ),
        )
    )


KINDS = (recommendations, new_document, conditions, filtered, search, nested, neighbourhood, invalid)
