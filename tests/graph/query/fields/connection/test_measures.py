"""The measures of groups, as aggregating expressions."""

import pytest

from graph.query.compilation import Compilation
from graph.query.fields.connection.measures import Measure, MeasureCompiler, Measured
from graph.query.grouping import GroupedRows
from graph.query.names import Names
from schema.public import CONDITIONS


def compiled(*measures: Measured) -> tuple[list[str], dict[str, str], str]:
    """Return the results of measures of adoptions, the aggregates, and the clauses."""
    rows = GroupedRows(Names(), "MATCH (n:Adoption)", "n")
    compiler = MeasureCompiler(rows, Compilation(CONDITIONS, ()), "Adoption")
    for each in measures:
        compiler.follow(each)
    return [compiler.result(each) for each in measures], compiler.aggregates, rows.text


YEAR = "toInteger(substring(n.runningOn, 0, 4))"


@pytest.mark.parametrize(
    ("measured", "aggregates"),
    [
        (Measured(Measure.COUNT), ["count(*)"]),
        (Measured(Measure.MEDIAN, "runningOn:year"), [f"percentileCont({YEAR}, 0.5)"]),
        (Measured(Measure.MIN, "runningOn:year"), [f"min({YEAR})"]),
        (Measured(Measure.MAX, "runningOn:year"), [f"max({YEAR})"]),
        (Measured(Measure.DISTINCT_COUNT, "stage"), ["count(DISTINCT n.stage)"]),
    ],
)
def test_a_measure_is_an_aggregate_of_the_store(measured, aggregates):
    (result,), found, text = compiled(measured)
    assert list(found.values()) == aggregates
    assert result in found
    assert text == "MATCH (n:Adoption)"


def test_a_sum_and_a_mean_of_nothing_are_null_without_a_division_by_zero():
    results, aggregates, _ = compiled(Measured(Measure.SUM, "runningOn:year"), Measured(Measure.MEAN, "runningOn:year"))
    assert list(aggregates.values()) == [f"count({YEAR})", f"sum({YEAR})"]
    count, total = aggregates
    assert results == [
        f"CASE WHEN {count} > 0 THEN toFloat({total}) END",
        f"CASE WHEN {count} > 0 THEN toFloat({total}) / {count} END",
    ]


def test_several_values_of_a_node_are_collected_before_they_are_counted():
    (result,), aggregates, text = compiled(Measured(Measure.DISTINCT_COUNT, "practice.topics"))
    assert text.endswith("WITH n, collect(DISTINCT k0.id) AS v4")
    assert list(aggregates.values()) == ["collect(v4)"]
    assert result.startswith("size(COLLECT { UNWIND ")


def test_a_number_is_followed_once_for_all_its_measures():
    population = [Measured(each, "territory.population") for each in (Measure.SUM, Measure.MAX, Measure.MEDIAN)]
    assert compiled(*population)[2].count("ADOPTED_BY") == 1


def test_only_counts_are_whole_numbers_and_measure_no_number():
    assert [each for each in Measure if each.is_count] == [Measure.COUNT, Measure.DISTINCT_COUNT]
    assert [each for each in Measure if not each.of_number] == [Measure.KEY, Measure.COUNT, Measure.DISTINCT_COUNT]
