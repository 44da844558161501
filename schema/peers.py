"""Territories that are alike, and territories side by side."""

from graph.query import DEFAULT_SIZE, Cost
from schema.declare import Declared, argument, computed, item, object_type
from schema.recommendation import AS_OF

#: The number of peers where `first` is not given.
DEFAULT_PEERS = 10


@object_type
class SimilarityComponent:
    """A part of similarity that is known of the two."""

    name = item(str, "Its name, as in SimilarityWeights.")
    similarity = item(float, "How much alike the two are in it: 0 to 1.")
    weight = item(float, "How much it counts.")


@object_type
class SimilarTerritory:
    """A territory like the one asked about, of its level and country."""

    territory = item("Territory", "The territory.")
    similarity = item(float, "The mean of the components by their weights: 0 to 1.")
    components = item("list[SimilarityComponent]", "What it is made of; what is unknown of the two is absent.", most=5)
    shared_practices = item("list[Practice]", "Some practices that both run, the rarest first.", most=3)
    shared_count = item(int, "How many practices both run.")
    distance_km = item(float, "How far it is, in kilometres; null where that is not known.", required=False)
    borders = item(bool, "Whether the two are known to border on each other.")


@object_type
class IndicatorComparison:
    """An indicator of a territory beside its peers."""

    name = item(str, "The id of the indicator, or `population`.")
    indicator = item("Indicator", "The indicator; null for the population.", required=False)
    own = item(float, "The value of the territory, the latest; null where it is unknown.", required=False)
    peer_median = item(float, "The median of the peers; null where none is known.", required=False)
    rank = item(
        int, "The place among the territory and its peers, 1 for the highest value; null where unknown.", required=False
    )
    of = item(int, "How many of them have a value.")


@object_type
class Peers:
    """Similar territories, the most similar first, and how the territory stands among them."""

    items = item("list[SimilarTerritory]", "The similar territories.")
    indicators = item(
        "list[IndicatorComparison]", "Each indicator that is known of some territory of its kind.", most=20
    )
    as_of = item("PartialDate", "The date up to which facts count; null where no fact is dated.", required=False)
    data_version = item(int, "The version of the data that they were found in.")


@object_type
class IndicatorValue:
    """The latest value of an indicator."""

    name = item(str, "The indicator's id.")
    indicator = item("Indicator", "The indicator; null where it is gone by now.", required=False)
    value = item(float, "The number, in the indicator's unit.")


@object_type
class ComparedTerritory:
    """One of the territories that are compared; of each list the first are shown."""

    territory = item("Territory", "The territory.")
    practices = item("list[Practice]", "What it runs.")
    practice_count = item(int, "How many practices it runs.")
    missing = item("list[Practice]", "What others of them run and it does not: what most of them run comes first.")
    missing_count = item(int, "How many these are.")
    only_here = item("list[Practice]", "What it alone of them runs.")
    only_here_count = item(int, "How many it alone runs.")
    population = item(float, "Inhabitants; null where that is not known.", required=False)
    indicators = item("list[IndicatorValue]", "Its other indicators.", most=20)


@object_type
class Comparison:
    """Territories side by side."""

    common = item("list[Practice]", "The practices that all of them run, the first of them.")
    common_count = item(int, "How many all of them run.")
    territories = item("list[ComparedTerritory]", "The territories, in the order asked.")
    as_of = item("PartialDate", "The date asked for; null where none was.", required=False)
    data_version = item(int, "The version of the data that they were compared in.")


def peers() -> Declared:
    """The field of a territory."""
    return computed(
        "Peers",
        "peers",
        "Similar territories of its level and country.",
        argument("first", "int | None", "How many: 1 to 100.", DEFAULT_PEERS),
        argument("by", "SimilarityWeights | None", "What similarity is made of: all components alike if not said."),
        argument("topic", "ID | None", "Of the adoptions only those of practices about this topic count."),
        AS_OF,
        cost=Cost(weight=50, items="first", default=DEFAULT_PEERS),
    )


def compare() -> Declared:
    """The root field."""
    return computed(
        "Comparison | None",
        "compare",
        "Territories side by side: indicators, practices in common and missing. They may be of any level and country.",
        argument("territories", "list[ID]", "The ids of 2 to 10 territories."),
        argument("topic", "ID | None", "Only practices about this topic."),
        argument("first", "int | None", "How many practices of each list: 1 to 100.", DEFAULT_SIZE),
        AS_OF,
        cost=Cost(weight=50, items="first", default=DEFAULT_SIZE, times=2),
    )
