"""A few regions of two countries, and the adoptions of a practice."""

from recommend import Adoption, Practice, Recommender, Tables, Territory

PLACES = [
    Territory(name, "Region", "XX", None, 50.0 + n, 30.0, region_id="north" if n > 2 else "south")
    for n, name in enumerate("abcdef")
]
PLACES += [Territory("y", "Region", "YY"), Territory("m", "Municipality", "XX")]
PRACTICES = [Practice("p", topics=frozenset({"care"})), Practice("q", topics=frozenset({"roads"})), Practice("r")]


def recommender(*adoptions, borders=()):
    return Recommender(Tables(PLACES, PRACTICES, adoptions, borders))


ADOPTIONS = [
    Adoption("a", "p", "1990"),
    Adoption("b", "p", "1995"),
    Adoption("c", "p", "1995-03", "1999"),
    Adoption("d", "p", "2000", derived_from="a"),
    Adoption("e", "p"),
    Adoption("y", "p", "1992"),
]
