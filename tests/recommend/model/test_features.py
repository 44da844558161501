"""The features of a score."""

from recommend import Adoption, Practice, Recommender, Tables, Territory

PLACES = [
    Territory(f"u{n}", "Region", "XX", None, 50.0 + n, 30.0, 1000.0 * 2**n, "r", indicators={"income": n})
    for n in range(6)
]
ADOPTIONS = [Adoption(f"u{n}", f"p{(n * 2 + k) % 7}", str(1990 + n + k)) for n in range(6) for k in range(3)]


def test_topics_shared_by_all_practices_are_not_a_factor():
    def factors(*topics):
        practices = [Practice(f"p{n}", topics=frozenset({topics[n % len(topics)]})) for n in range(7)]
        items = Recommender(Tables(PLACES, practices, ADOPTIONS)).recommend("u0").items
        return {part.factor for item in items for part in item.contributions}

    assert "topic" in factors("care", "roads")
    assert "topic" not in factors("care")
