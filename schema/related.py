"""Related projects."""

from schema.declare import item, object_type


@object_type
class Likeness:
    """The contribution of one kind of similarity to the score of a related project."""

    factor = item(str, "The kind of similarity: topic or text.")
    contribution = item(float, "The amount added to the score.")


@object_type
class RelatedProjectEdge:
    """A project similar to the requested one."""

    cursor = item(str, "The cursor of this edge.")
    node = item("Project", "The project.")
    score = item(float, "The similarity of the two projects: the sum of the contributions.")
    contributions = item("list[Likeness]", "The contributions that sum to the score.", max_items=2)
    matches = item(
        "list[WordMatch]",
        "Words of the requested project and the closest ones of this one, the closest first; empty if the texts do not "
        "count.",
        max_items=5,
    )
    same_team = item(bool, "True if a team develops both projects. It does not count in the score.")
    same_cohort = item(bool, "True if the teams of both are of one cohort. It does not count in the score.")


@object_type
class RelatedProjectConnection:
    """A page of related projects, most similar first."""

    nodes = item("list[Project]", "The projects on this page.")
    edges = item("list[RelatedProjectEdge]", "The projects on this page, with scores.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of related projects in the whole list.")
