"""The clauses that bind nodes once for each combination of their values, and their price."""

import math

from graph.model import MODEL
from graph.query.dimensions import dimension_of, number_of
from graph.query.grouping import GroupedRows, row_visits
from graph.query.names import Names
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.pricing.sizes import Degrees, GraphSizes
from schema.public import CONDITIONS

#: Ten practices with 40 topics, 7 of them at one practice, and with 50 sources, 9 of them at one practice.
SIZES = GraphSizes(
    1,
    {**dict.fromkeys(MODEL.by_label, 0), "Practice": 10, "Topic": 20, "Source": 30},
    {
        ("Practice", "PRACTICE_ABOUT", "out"): Degrees(40, 7),
        ("Topic", "PRACTICE_ABOUT", "in"): Degrees(40, 8),
        ("Practice", "STATED_IN", "out"): Degrees(50, 9),
        ("Source", "STATED_IN", "in"): Degrees(50, 10),
    },
)


def rows_of(target: str, *paths: str) -> tuple[str, list[str]]:
    rows = GroupedRows(Names(), f"MATCH (n:{target})", "n")
    values = [rows.value(dimension_of(CONDITIONS, target, path)) for path in paths]
    return rows.text, values


def test_a_property_needs_no_clause():
    assert rows_of("Adoption", "stage", "runningOn:year") == (
        "MATCH (n:Adoption)",
        ["n.stage", "substring(n.runningOn, 0, 4)"],
    )


def test_a_required_link_is_matched_and_an_optional_one_may_be_missing():
    assert rows_of("Adoption", "practice")[0] == "MATCH (n:Adoption) MATCH (n)-[:ADOPTION_OF]->(k0:Practice)"
    assert rows_of("Practice", "topics")[0] == "MATCH (n:Practice) OPTIONAL MATCH (n)-[:PRACTICE_ABOUT]->(k0:Topic)"


def test_rows_are_grouped_by_the_node_in_the_middle_of_a_path():
    assert rows_of("Adoption", "practice.topics", "territory:level")[0] == (
        "MATCH (n:Adoption)"
        " MATCH (n)-[:ADOPTION_OF]->(w1:Practice) WITH w1, collect([n]) AS g2"
        " OPTIONAL MATCH (w1)-[:PRACTICE_ABOUT]->(k0:Topic) UNWIND g2 AS e3 WITH e3[0] AS n, k0"
        " MATCH (n)-[:ADOPTED_BY]->(w5:Territory)"
        " WITH n, k0, CASE WHEN w5:Region THEN 'REGION' WHEN w5:Municipality THEN 'MUNICIPALITY' END AS k4"
    )


def test_values_that_several_ends_share_are_bound_once():
    assert " WITH DISTINCT n, k0" in rows_of("Project", "teams.cohort")[0]
    text = rows_of("Project", "country")[0]
    assert text.count("COLLECT {") == 2
    assert text.endswith(" AS k0 WITH DISTINCT n, k0")


def test_a_list_of_values_and_a_number_add_no_rows():
    rows = GroupedRows(Names(), "MATCH (n:Adoption)", "n")
    values = rows.values(dimension_of(CONDITIONS, "Adoption", "practice.topics"))
    number = rows.number(number_of(CONDITIONS, "Adoption", "territory.population"))
    assert rows.text.endswith(
        f" WITH n, collect(DISTINCT k0.id) AS {values} MATCH (n)-[:ADOPTED_BY]->(w6:Territory)"
        f" WITH n, {values}, w6.population AS {number}"
    )


def test_only_one_dimension_counts_with_its_mean_number_of_values():
    whole, pricing = Parents(10, 10, ("Practice",), distinct=True), Pricing(CONDITIONS, (), SIZES)
    topics, sources = (dimension_of(CONDITIONS, "Practice", path) for path in ("topics", "sources"))
    assert row_visits(pricing, [topics], [], whole) == (40, 10 + 40 + 40)
    rows, _ = row_visits(pricing, [topics, sources], [], whole)
    assert rows == min(40 * 9, 50 * 7)
    assert row_visits(pricing, [], [topics], whole)[0] == 10


def test_the_visits_are_unknown_without_the_sizes_of_the_graph():
    whole = Parents(math.inf, math.inf, ("Practice",), distinct=True)
    assert row_visits(Pricing(CONDITIONS, (), None), [], [], whole) == (math.inf, math.inf)
