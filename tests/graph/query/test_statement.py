"""A statement: its batched form, and when it is cheap or heavy."""

import math
from typing import Any

from graph.query.arguments import Arguments
from graph.query.parameters import StatementParameters
from graph.query.pricing.sizes import GraphSizes
from graph.query.statement import CHEAP, HEAVY, Statement
from tests.graph.query.selections import page_statement

SIZES = GraphSizes(1, {}, {})


def arguments(size: int = 2, **values: Any) -> tuple[Arguments, ...]:
    return (Arguments({"size": size, **values}, (), size),)


def statement(reads: Any, row: str = "[$p0]", **options: Any) -> Statement:
    parameters = StatementParameters()
    parameters.add(0, ("id",))
    parameters.add(0, ("size",), shared=True)
    return Statement(row, parameters, lambda row, reading: row, reads, **options)


def test_the_batched_form_reads_all_but_the_shared_parameters_from_the_list_of_requests():
    batch = statement(lambda *_: 1, "[x.id = $p0, COLLECT { RETURN 1 LIMIT $p1 }, $p0]").batch(arguments())
    assert batch is not None
    assert batch.shared == ("p1",)
    assert batch.text == (
        "UNWIND $b AS v WITH v, [x.id = v.p0, COLLECT { RETURN 1 LIMIT $p1 }, v.p0] AS r RETURN collect([v.i, r]) AS d"
    )


def test_only_cheap_statements_are_batched():
    for reads, is_batched in ((CHEAP, True), (CHEAP + 1, False), (math.inf, False)):
        assert (statement(lambda *_, reads=reads: reads).batch(arguments()) is not None) == is_batched, reads
    assert statement(lambda *_: 1, largest_batch=1).batch(arguments()) is None


def test_a_statement_is_heavy_if_its_known_reads_are_many():
    for reads, is_heavy in ((HEAVY, False), (HEAVY + 1, True), (math.inf, False)):
        assert statement(lambda *_, reads=reads: reads).is_heavy(arguments(), sizes=SIZES) == is_heavy, reads
    assert not statement(lambda *_: HEAVY + 1).is_heavy(arguments(), sizes=None)


def test_the_reads_depend_on_page_sizes_fetched_ids_and_the_data_version():
    asked = []

    def reads(arguments, fetched, sizes):
        asked.append((arguments[0].size, fetched, sizes and sizes.version))
        return 1.0

    each = statement(reads)
    for size, ids, version in (
        (2, None, None),
        (3, None, None),
        (2, ["a"], None),
        (2, ["a", "b"], None),
        (2, None, 1),
        (2, None, 2),
    ):
        for id_ in ("x", "y"):  # another value alone is not asked for again
            sizes = None if version is None else GraphSizes(version, {}, {})
            each.batch(arguments(size, id=id_), None if ids is None else {"0": ids}, sizes)
    assert asked == [(2, (), None), (3, (), None), (2, (1,), None), (2, (2,), None), (2, (), 1), (2, (), 2)]


def test_a_compiled_list_binds_and_reads_the_requests_of_its_shape():
    compiled, first = page_statement("nodes { isoCode }", where={"country": {"eq": "RU"}})
    _, second = page_statement("nodes { isoCode }", where={"country": {"eq": "US"}})
    assert [list(compiled.bind(each).values()) for each in (first, second)] == [["RU", 2], ["US", 2]]
    value, reading = compiled.read([[["RU-TA"]]], second)
    assert (value, reading.pending) == ({"nodes": [{"isoCode": "RU-TA"}]}, [])
