"""The parts of an explanation: a request gets the parts that it names, equal to those of the full explanation."""

from itertools import combinations

from recommend import PARTS, Adoption, Border, Practice, Project, Recommender, Tables, Territory

#: b and c run p, which a, their neighbour on the map and in its practices, does not.
TABLES = Tables(
    [Territory(name, "Region", "XX", None, 50.0 + n, 30.0, 1000.0) for n, name in enumerate("abcd")],
    [Practice("p", evidence_level="ANECDOTAL"), Practice("q"), Practice("r")],
    [
        *(Adoption(name, practice, "2000") for name in "abc" for practice in "qr"),
        *(Adoption(name, "p", "2001") for name in "bc"),
    ],
    [Border("a", "b")],
    [Project("the p of b", practices=frozenset({"p"}), territory_id="b")],
)
#: The parts that are attributes of an item. The facts are within the contributions, and a probability takes a longer
#: history: see tests/recommend/test_probability.py.
ATTRIBUTES = PARTS - {"facts", "probability"}
SUBSETS = [
    frozenset(some) | {"facts"}
    for count in range(len(ATTRIBUTES) + 1)
    for some in combinations(sorted(ATTRIBUTES), count)
]
RECOMMENDER = Recommender(TABLES)


def recommended(**arguments):
    (item,) = RECOMMENDER.recommend("a", **arguments).items
    return {part: getattr(item, part) for part in ATTRIBUTES}


def test_the_full_explanation_has_every_part():
    assert all(recommended().values())


def test_a_request_gets_exactly_the_parts_that_it_names():
    whole, none = recommended(), recommended(parts=frozenset())
    assert not any(none.values())
    for parts in SUBSETS:
        assert recommended(parts=parts) == {part: (whole if part in parts else none)[part] for part in ATTRIBUTES}, (
            parts
        )


def test_the_score_does_not_depend_on_the_parts():
    scores = {tuple(RECOMMENDER.recommend("a", parts=parts).items.keys) for parts in SUBSETS}
    assert len(scores) == 1


def test_the_parts_of_a_next_adopter_are_those_of_the_recommendation():
    whole = recommended()
    common = ATTRIBUTES - {"latest_adopters", "evidence", "examples"}
    for parts in SUBSETS:
        items = RECOMMENDER.next_adopters("p", parts=parts).items
        (item,) = [item for item in items if item.territory == "a"]
        assert {part: getattr(item, part) for part in common & parts} == {part: whole[part] for part in common & parts}
        assert not any(getattr(item, part) for part in common - parts), parts
