from recommend import Adoption, Practice, Recommender, Tables, Territory

PLACES = [Territory(f"region:{n}", "Region", "XX") for n in range(3)]


def test_missing_prerequisites_are_truncated_and_their_count_is_not():
    prerequisites = [f"q{n}" for n in range(7)]
    practices = [Practice("p", prerequisites=frozenset(prerequisites)), *map(Practice, prerequisites)]
    adoptions = [Adoption("region:1", "p", "2000"), Adoption("region:0", "q3", "1999")]
    items = Recommender(Tables(PLACES, practices, adoptions)).recommend("region:0").items
    [item] = [item for item in items if item.practice == "p"]
    assert item.evidence.prerequisites_missing == ("q0", "q1", "q2", "q4", "q5")
    assert item.evidence.prerequisites_missing_count == 6
