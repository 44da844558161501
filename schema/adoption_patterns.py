"""Patterns in all adoptions of a level and country."""

from graph.query import DEFAULT_SIZE, Cost
from schema.declare import Declared, argument, computed, item, object_type


@object_type
class TerritoryCommunity:
    """Territories that adopt alike: a community, by Louvain's method, of the graph of the most alike territories."""

    rank = item(int, "The rank by size, starting at 1.")
    size = item(int, "The number of territories.")
    territories = item("list[Territory]", "Its first territories, those between others first.", max_items=20)
    practices = item(
        "list[Practice]",
        "The practices that set it apart, by the difference of their shares within and outside.",
        max_items=20,
    )


@object_type
class BridgingTerritory:
    """A territory that links others which adopt alike."""

    territory = item("Territory", "The territory.")
    betweenness = item(
        float,
        "The share of shortest paths between other territories that lead through it, from a sample of 200 sources.",
    )
    community = item(int, "The rank of its community.")


@object_type
class Innovator:
    """A territory by how early it takes practices up."""

    territory = item("Territory", "The territory.")
    score = item(
        float,
        "The innovation score of Walker (1969): the mean share of the spread of a practice, in time, that was still to "
        "come. 1 for always first, 0 for always last.",
    )
    adoption_count = item(int, "The number of dated adoptions that count.")
    median_year = item(float, "The median year of these adoptions; between two middle years, their mean.")


@object_type
class CoAdoption:
    """Two practices that the same territories run."""

    practices = item("list[Practice]", "The two practices.", max_items=2)
    both = item(int, "The number of territories that run both.")
    jaccard = item(float, "The number that run both over the number that run any of them.")
    lift = item(float, "How many times as many run both as if the practices were independent; above 1.")
    likelihood_ratio = item(
        float,
        "The log-likelihood ratio against independence (Dunning 1993), 0 or more. Practices that nearly all "
        "territories run have a small one.",
    )


@object_type
class AdoptionPatterns:
    """Patterns in the complete lists of adoptions of a level and country. docs/recommendations.md has the methods."""

    territory_count = item(int, "The number of territories that are compared: those with at least 3 practices.")
    practice_count = item(int, "The number of practices that count.")
    communities = item("list[TerritoryCommunity]", "Territories that adopt alike, the largest community first.")
    bridges = item("list[BridgingTerritory]", "Territories that link others, the highest betweenness first.")
    innovators = item(
        "list[Innovator]", "The half of the territories that takes practices up first, the earliest first."
    )
    late_adopters = item("list[Innovator]", "The other half, the latest first.")
    co_adoptions = item("list[CoAdoption]", "Practices that go together, the highest likelihood ratio first.")
    data_version = item(int, "The version of the data from which they were computed.")


def adoption_patterns() -> Declared:
    """Return the declaration of `Query.adoptionPatterns`."""
    return computed(
        "AdoptionPatterns | None",
        "adoptionPatterns",
        "Who adopts alike, who links others, who is early or late, and which practices go together, in the complete "
        "lists of a level and country. Samples do not count.",
        argument("level", "TerritoryLevel", "The level of the territories."),
        argument("country", "str", "The country of the territories (ISO 3166-1 alpha-2), such as US."),
        argument("topic", "ID | None", "Only practices on this topic."),
        argument("first", "int | None", "The maximum length of each list: 1 to 100.", DEFAULT_SIZE),
        cost=Cost(weight=500, items="first", default=DEFAULT_SIZE),
    )
