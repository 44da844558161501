"""Similar territories, and the comparison of territories."""

from graph.query import DEFAULT_SIZE, MAX_PAGE, Cost
from schema.declare import Declared, argument, computed, item, object_type
from schema.recommendation import AS_OF

#: The default number of peers.
DEFAULT_PEERS = 10


@object_type
class SimilarityComponent:
    """A component of the similarity of two territories."""

    name = item(str, "The name of the component, as in `SimilarityWeights`.")
    similarity = item(float, "The similarity in this component, 0 to 1; 0 if the territories are not compared by it.")
    weight = item(float, "The weight of the component.")
    compared = item(
        bool,
        "False if the other territory has no data of this component, or if they are of different classes of kinds.",
    )


@object_type
class SimilarTerritory:
    """A similar territory of the same level and country."""

    territory = item("Territory", "The territory.")
    similarity = item(float, "The weighted mean of the components, 0 to 1.")
    components = item("list[SimilarityComponent]", "The components of which the territory has data.", max_items=6)
    shared_practices = item(
        "list[Practice]", "Some of the practices that both territories run, rarest first.", max_items=3
    )
    shared_count = item(int, "The number of practices that both territories run.")
    distance_km = item(float, "The distance in kilometres; null if unknown.", required=False)
    borders = item(bool, "True if the two territories are known to share a border.")


@object_type
class IndicatorComparison:
    """An indicator of a territory compared with its peers."""

    name = item(str, "The id of the indicator, or `population`.")
    indicator = item("Indicator", "The indicator; null for the population.", required=False)
    own = item(float, "The latest value of the territory; null if unknown.", required=False)
    peer_median = item(float, "The median of the peers; null if no value is known.", required=False)
    rank = item(
        int, "The rank among the territory and its peers, 1 for the highest value; null if unknown.", required=False
    )
    of = item(int, "The number of these territories with a known value.")


@object_type
class Peers:
    """Similar territories, most similar first, and the indicators of the territory compared with theirs."""

    based_on = item(
        "Territory",
        "The territory whose facts are compared: the territory itself, the municipality that it is part of, or the "
        "successor of a municipality that has ended.",
    )
    items = item("list[SimilarTerritory]", "The similar territories.")
    indicators = item(
        "list[IndicatorComparison]",
        "The indicators with a known value for any territory of the same level and country.",
        max_items=20,
    )
    as_of = item("PartialDate", "The date up to which facts count; null if no fact is dated.", required=False)
    data_version = item(int, "The version of the data from which the peers were computed.")


@object_type
class IndicatorValue:
    """The latest value of an indicator."""

    name = item(str, "The id of the indicator.")
    indicator = item("Indicator", "The indicator; null if it has since been removed.", required=False)
    value = item(float, "The value, in the indicator's unit.")


@object_type
class ComparedTerritory:
    """One of the compared territories. Its lists of practices have at most `first` items."""

    territory = item("Territory", "The territory.")
    practices = item("list[Practice]", "The practices that it runs.")
    practice_count = item(int, "The number of practices that it runs.")
    missing = item(
        "list[Practice]",
        "The practices that other compared territories are known to run and it is not, neither itself nor within a "
        "broader one; most common first.",
    )
    missing_count = item(int, "The number of missing practices.")
    only_here = item("list[Practice]", "The practices that only it is known to run among the compared territories.")
    only_here_count = item(int, "The number of practices that only it runs.")
    population = item(float, "The number of inhabitants; null if unknown.", required=False)
    indicators = item("list[IndicatorValue]", "The other indicators.", max_items=20)


@object_type
class Comparison:
    """A comparison of territories."""

    common = item("list[Practice]", "The practices that all compared territories run, at most `first`.")
    common_count = item(int, "The number of practices that all compared territories run.")
    territories = item(
        "list[ComparedTerritory]",
        "The territories, in the requested order. A part of a municipality is compared as the municipality, once.",
    )
    as_of = item("PartialDate", "The requested `asOf` date; null without one.", required=False)
    data_version = item(int, "The version of the data from which the comparison was computed.")


def peers() -> Declared:
    """Return the declaration of `Territory.peers`."""
    return computed(
        "Peers",
        "peers",
        "Similar territories of the same level and country, most similar first.",
        argument("first", "int | None", "The maximum number of territories: 1 to 100.", DEFAULT_PEERS),
        argument(
            "by",
            "SimilarityWeights | None",
            "The weights of the similarity components. By default all components have equal weight.",
        ),
        argument("topic", "ID | None", "Only adoptions of practices on this topic count."),
        AS_OF,
        cost=Cost(weight=50, items="first", default=DEFAULT_PEERS),
    )


def compare() -> Declared:
    """Return the declaration of `Query.compare`."""
    return computed(
        "Comparison | None",
        "compare",
        "A comparison of territories of any level and country: indicators, common practices and missing ones.",
        argument("territories", "list[ID]", "The ids of 2 to 10 territories."),
        argument("topic", "ID | None", "Only practices on this topic."),
        argument(
            "first", "int | None", f"The maximum number of practices in each list: 1 to {MAX_PAGE:,}.", DEFAULT_SIZE
        ),
        AS_OF,
        cost=Cost(weight=50, items="first", default=DEFAULT_SIZE, times=2),
    )
