"""The practices and projects that deal with a problem."""

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments
from schema.declare import Declared, argument, computed, item, object_type


@object_type
class MatchingProject:
    """A project that deals with the problem."""

    project = item("Project", "The project.")
    score = item(float, "The closeness of its texts to the problem, 0 to 1.")
    matches = item("list[WordMatch]", "The words of the problem that its texts match.", max_items=32)
    distance_km = item(
        float,
        "The distance from the territory asked for to that of the project, in kilometres; null if unknown.",
        required=False,
    )


@object_type
class PracticesForEdge:
    """A practice that deals with the problem, or a project that implements no practice."""

    cursor = item(str, "The cursor of this edge.")
    node = item("Node", "The practice or project.")
    score = item(float, "The closeness to the problem, 0 to 1: that of its own texts or of its closest project.")
    matches = item(
        "list[WordMatch]",
        "The words of the problem that its own texts match; empty if only its projects match.",
        max_items=32,
    )
    projects = item(
        "list[MatchingProject]",
        "The projects that implement the practice and match the problem, the closest first. A project without a "
        "practice has itself.",
        max_items=5,
    )
    project_count = item(int, "The number of these projects in all.")
    adopter_count = item(int, "The number of territories that run the practice; 0 for a project.")
    adapting_count = item(
        int,
        "In samples, the number of territories that are adapting the practice and not known to run it; 0 for a "
        "project.",
    )
    nearest_adopters = item(
        "list[Adopter]",
        "The territories that run the practice or, in a sample, are adapting it, the nearest to the territory asked "
        "for, itself left out; empty without a territory.",
        max_items=5,
    )
    experts = item(
        "list[Expert]",
        "People to ask: those of `Practice.experts`, or for a project the members of its teams, the office holders of "
        "its territory and people of the organisers of the programmes of its teams.",
        max_items=5,
        weight=4,
    )


@object_type
class PracticesForConnection:
    """A page of the practices and projects that deal with a problem, the closest first."""

    nodes = item("list[Node]", "The practices and projects on this page.")
    edges = item("list[PracticesForEdge]", "The practices and projects on this page, with reasons.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of practices and projects in the whole list.")
    reason_ru = item(str, "Why the list is empty, in Russian; null if it is not.", required=False)
    reason_en = item(str, "Why the list is empty, in English; null if it is not.", required=False)
    data_version = item(int, "The version of the data from which the list was computed.")


def practices_for() -> Declared:
    """Return the declaration of the root field `practicesFor`."""
    return computed(
        "PracticesForConnection | None",
        "practicesFor",
        "The practices, projects and people that have dealt with a problem, described in plain words. Russian words "
        "match by meaning, English words by their stem. The answer is a search, not a recommendation: it does not "
        "show that the practice suits the territory.",
        argument("text", "str", "The problem in plain words, up to 1,000 characters."),
        argument("territory", "ID | None", "The territory with the problem, to which distances are measured."),
        argument(
            "as_of",
            "PartialDate | None",
            "Only adoptions dated up to the end of this date count. Practices and projects are not left out.",
        ),
        *page_arguments("the best"),
        cost=Cost(weight=50, items="first", backward="last", default=DEFAULT_SIZE),
    )
