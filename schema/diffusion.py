"""The diffusion of a practice: its adopters over time."""

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments
from schema.declare import Declared, computed, item, object_type
from schema.recommendation import AS_OF


@object_type
class DiffusionEdge:
    """An adopter of the practice, with its dates, coordinates and likely source."""

    cursor = item(str, "The cursor of this edge.")
    node = item("Territory", "The territory.")
    adopted_on = item("PartialDate", "The date of the first adoption; null if unknown.", required=False)
    resumed_on = item(
        "PartialDate",
        "The date since which the practice has been in use again after it was given up; null otherwise.",
        required=False,
    )
    stopped_on = item(
        "PartialDate",
        "The date on which the practice was given up; null if it is in use or the date is unknown.",
        required=False,
    )
    latitude = item(float, "The latitude in degrees north (WGS 84).", required=False)
    longitude = item(float, "The longitude in degrees east (WGS 84).", required=False)
    order = item(
        int, "The rank by date, starting at 1; equal dates have equal ranks. Null without a date.", required=False
    )
    source = item("Territory", "The territory from which the practice was taken; null if unknown.", required=False)
    source_inferred = item(bool, "True if `source` is inferred from proximity and time; false if it is stated or null.")
    source_score = item(
        float, "The share of an inferred `source` in the weight of all earlier adopters, 0 to 1.", required=False
    )


@object_type
class DiffusionYear:
    """The number of adopters in one calendar year."""

    year = item(int, "The calendar year.")
    new = item(int, "The number of territories that adopted the practice in this year.")
    cumulative = item(int, "The number of territories that had adopted it by the end of this year.")


@object_type
class DiffusionConnection:
    """A page of the adopters of a practice: earliest first, undated ones last."""

    nodes = item("list[Territory]", "The territories on this page.")
    edges = item("list[DiffusionEdge]", "The territories on this page, with dates and likely sources.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of adopters in the whole list.")
    by_year = item("list[DiffusionYear]", "The years with new adopters, for the whole list.")
    undated = item(int, "The number of undated adopters in the whole list.")
    as_of = item("PartialDate", "The requested `asOf` date; null without one.", required=False)
    data_version = item(int, "The version of the data from which the list was computed.")


def diffusion() -> Declared:
    """Return the declaration of `Practice.diffusion`."""
    return computed(
        "DiffusionConnection",
        "diffusion",
        "The adopters of the practice, with dates, coordinates and likely sources.",
        *page_arguments("the earliest"),
        AS_OF,
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE),
    )
