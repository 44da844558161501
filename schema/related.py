"""Projects that are alike."""

from schema.declare import item, object_type


@object_type
class Likeness:
    """What one likeness adds to the score of a related project; together they sum to it."""

    factor = item(str, "In what they are alike: topic, cohort or text.")
    contribution = item(float, "What it adds to the score.")


@object_type
class RelatedProjectEdge:
    """A project like the one asked about."""

    cursor = item(str, "The place of this edge in the list.")
    node = item("Project", "The project.")
    score = item(float, "How much alike they are; the contributions sum to it.")
    contributions = item("list[Likeness]", "What the score is made of.", most=3)


@object_type
class RelatedProjectConnection:
    """Projects alike, the most alike first."""

    nodes = item("list[Project]", "The projects of the page.")
    edges = item("list[RelatedProjectEdge]", "The projects of the page, with their reasons.")
    page_info = item("PageInfo", "What lies on either side of the page.")
    total_count = item(int, "How many projects are alike at all.")
