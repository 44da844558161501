"""Related projects."""

from schema.declare import item, object_type


@object_type
class Likeness:
    """The contribution of one kind of similarity to the score of a related project."""

    factor = item(str, "The kind of similarity: topic, cohort or text.")
    contribution = item(float, "The amount added to the score.")


@object_type
class RelatedProjectEdge:
    """A project similar to the requested one."""

    cursor = item(str, "The cursor of this edge.")
    node = item("Project", "The project.")
    score = item(float, "The similarity of the two projects: the sum of the contributions.")
    contributions = item("list[Likeness]", "The contributions that sum to the score.", max_items=3)


@object_type
class RelatedProjectConnection:
    """A page of related projects, most similar first."""

    nodes = item("list[Project]", "The projects on this page.")
    edges = item("list[RelatedProjectEdge]", "The projects on this page, with scores.")
    page_info = item("PageInfo", "Paging information.")
    total_count = item(int, "The number of related projects in the whole list.")
