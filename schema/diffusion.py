"""How a practice spread."""

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments
from schema.declare import Declared, computed, item, object_type
from schema.recommendation import AS_OF


@object_type
class DiffusionEdge:
    """A territory that took the practice up: a point of the map."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Territory", "The territory.")
    adopted_on = item(
        "PartialDate", "When it first took the practice up; null where that is not known.", required=False
    )
    resumed_on = item("PartialDate", "Since when it has it again, where it had given it up in between.", required=False)
    stopped_on = item(
        "PartialDate",
        "When it gave the practice up; null where it has it, and where that is not known.",
        required=False,
    )
    latitude = item(float, "Latitude in degrees north, WGS 84.", required=False)
    longitude = item(float, "Longitude in degrees east, WGS 84.", required=False)
    order = item(int, "1 for the first by date, equal for equal dates; null without a date.", required=False)
    source = item("Territory", "The territory that it was taken from; null where nothing tells.", required=False)
    source_inferred = item(bool, "True where that is only likely by nearness and time; false where a fact states it.")
    source_score = item(
        float, "Of an inferred one, its part of the weight of all earlier adopters: 0 to 1.", required=False
    )


@object_type
class DiffusionYear:
    """A year in which territories took the practice up: a point of the chart."""

    year = item(int, "The calendar year.")
    new = item(int, "How many took it up in it.")
    cumulative = item(int, "How many had taken it up by its end.")


@object_type
class DiffusionConnection:
    """The adopters of a practice, the earliest first, those without a date last."""

    nodes = item("list[Territory]", "The territories of the page.")
    edges = item("list[DiffusionEdge]", "The territories of the page, with when and from whom.")
    page_info = item("PageInfo", "What lies on either side of the page.")
    total_count = item(int, "How many territories took it up.")
    by_year = item("list[DiffusionYear]", "The years in which any did; of the whole list.")
    undated = item(int, "How many of the whole list have no date.")
    as_of = item("PartialDate", "The date asked for; null where none was.", required=False)
    data_version = item(int, "The version of the data that it was made from.")


def diffusion() -> Declared:
    """The field of a practice."""
    return computed(
        "DiffusionConnection",
        "diffusion",
        "Who took it up, where and when, and likely from whom.",
        *page_arguments("the earliest"),
        AS_OF,
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE),
    )
