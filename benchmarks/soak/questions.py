"""Questions of every kind, drawn for each request: (document, variables)."""

import random
from typing import Any

STATES = ("CA", "OH", "TX", "NY", "AL", "MI", "FL", "WA")
FACTORS = ("spreading", "neighbours", "geography", "region", "topic")
WORDS = ("отходы", "school", "парк", "tax", "транспорт", "insurance", "бюджет", "water")

Question = tuple[str, dict[str, Any]]


def recommendations(draw: random.Random) -> Question:
    """As of some year, with weights, for a state."""
    weights = ", ".join(f"{name}: {draw.random():.3f}" for name in draw.sample(FACTORS, 2))
    return (
        f"query($id: ID!, $on: PartialDate) {{ region(id: $id) {{ recommendations(first: 5, asOf: $on,"
        f" weights: {{{weights}}}) {{ edges {{ score node {{ name }} contributions {{ factor }} }} }} }} }}",
        {"id": f"region:US-{draw.choice(STATES)}", "on": draw.choice((None, str(draw.randint(1960, 2005))))},
    )


def new_document(draw: random.Random) -> Question:
    """A document that was never asked before."""
    alias = f"a{draw.getrandbits(48)}"
    return f"{{ {alias}: regions(first: {draw.randint(1, 20)}) {{ nodes {{ id name population }} }} }}", {}


def conditions(draw: random.Random) -> Question:
    """Through relationships that many share."""
    stage, quantifier = draw.choice(("STOPPED", "RUNNING")), draw.choice(("some", "none", "every"))
    return (
        f"{{ practices(first: 5, where: {{adoptions: {{{quantifier}: {{territory: {{adoptions: {{some: {{stage:"
        f" {{eq: {stage}}}}}}}}}}}}}}}) {{ totalCount nodes {{ id }} }} }}",
        {},
    )


def filtered(draw: random.Random) -> Question:
    """By a name and a number."""
    return (
        "query($w: MunicipalityWhere) { municipalities(first: 20, where: $w) { totalCount nodes { name } } }",
        {
            "w": {
                "name": {"contains": draw.choice("abcdefgh")},
                "or": [{"population": {"gt": draw.randint(0, 100_000)}}, {"country": {"eq": "US"}}],
            }
        },
    )


def search(draw: random.Random) -> Question:
    return (
        "query($t: String!) { search(text: $t) { totalCount edges { node { id } fragment { text } } } }",
        {"t": draw.choice(WORDS) + draw.choice(("", " " + draw.choice(WORDS)))},
    )


def nested(draw: random.Random) -> Question:
    return (
        f"{{ regions(first: {draw.randint(1, 10)}) {{ nodes {{ name municipalities(first: 5) {{ nodes {{ name"
        " adoptions(first: 3) { nodes { practice { name topics { nodes { name } } } } } } } } } }",
        {},
    )


def neighbourhood(draw: random.Random) -> Question:
    return (
        "query($id: ID!) { neighbourhood(id: $id, depth: 2, first: 5) { nodes { id } links { type } } }",
        {"id": f"region:US-{draw.choice(STATES)}"},
    )


def mistake(draw: random.Random) -> Question:
    """Refused: a field, a page, a cursor, too many conditions."""
    return draw.choice(
        (
            ("{ nothing }", {}),
            ("{ regions(first: 101) { totalCount } }", {}),
            ("{", {}),
            (f'{{ regions(after: "{draw.getrandbits(64)}") {{ totalCount }} }}', {}),
            (
                "query($w: RegionWhere) { regions(where: $w) { totalCount } }",
                {"w": {"or": [{"population": {"eq": i}} for i in range(300)]}},
            ),
        )
    )


KINDS = (recommendations, new_document, conditions, filtered, search, nested, neighbourhood, mistake)
