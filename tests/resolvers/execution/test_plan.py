"""The plan of an operation, in the response to a privileged client and as a command."""

import json
import subprocess
import sys

import pytest

from access.allowance import Allowance
from access.bounds import Bounds
from access.principal import Principal
from access.request_context import RequestContext
from resolvers.execution.explain import main
from resolvers.service import create_engine
from settings import CHECKOUT

QUERY = (
    "query Q($n: String!) { regions(first: 2, where: {name: {eq: $n}, population: {in: [0, 2]}}) { totalCount }"
    " search(text: $n) { totalCount } bad: regions(first: 0) { totalCount } }"
)
STATEMENT = "RETURN [COUNT { MATCH (n0:Region) WHERE"


async def test_the_response_has_the_plan_and_the_cost_on_request(small_engine):
    trusted = Principal(Allowance(max_cost=1_000, rate=10, burst=500, may_plan=True), lambda: 0.0)
    context = RequestContext(trusted, shows_cost=True, shows_plan=True)
    response = await small_engine.execute(QUERY, {"n": "Область 1"}, None, context)
    plan, cost = response["extensions"]["plan"], response["extensions"]["cost"]
    assert cost == {"cost": 1 + 9 + 20 + 1, "limit": 1_000, "remaining": 500 - 31, "rate": 10, "burst": 500}
    assert (plan["cost"], plan["fastPath"]) == (31, False)
    regions, search, bad = plan["fields"]
    assert regions["statement"].startswith(STATEMENT)
    assert [parameter["type"] for parameter in regions["parameters"]] == ["STRING", "STRING", "LIST<INTEGER>"]
    assert "Область" not in json.dumps(plan, ensure_ascii=False)
    assert (search["field"], search["statement"], search["computed"]) == ("search", None, "search")
    assert (bad["field"], bad["statement"], bad["computed"]) == ("bad", None, None)


async def test_a_response_has_no_extensions_by_default(small_engine):
    assert "extensions" not in await small_engine.execute("{ dataVersion }")


async def test_an_operation_over_the_maximum_cost_is_not_sent(small_engine, store):
    before = store.statement_count
    context = RequestContext(Principal(Allowance(max_cost=50)))
    response = await small_engine.execute("{ regions(first: 100) { nodes { id } } }", context=context)
    (error,) = response["errors"]
    assert error["extensions"]["code"] == "TOO_COSTLY"
    assert error["message"].startswith("The operation costs 102; the limit is 50.")
    assert "The most expensive part is regions.nodes, at 100." in error["message"]
    assert error["extensions"]["messageRu"].startswith("Стоимость операции — 102, предел — 50.")
    assert "Самая дорогая часть — regions.nodes: 100." in error["extensions"]["messageRu"]
    assert store.statement_count == before


async def test_suggestions_can_be_disabled(store):
    for suggestions in (True, False):
        engine = create_engine(store, Bounds(suggestions=suggestions))
        for query, variables in (
            ("{ region { id } }", None),
            ("{ regoins { totalCount } }", None),
            ("query($o: RegionOrderField) { regions(orderBy: {field: $o}) { totalCount } }", {"o": "NAME_RUS"}),
        ):
            response = await engine.execute(query, variables)
            has_suggestion = any("Did you mean" in error["message"] for error in response["errors"])
            assert has_suggestion == (suggestions and "region {" not in query)
        await engine.close()


def explain(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "graph.explain", *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.slow
def test_the_command_prints_the_statement_its_parameters_and_the_cost():
    completed = explain(QUERY, "--variables", '{"n": "Область 1"}')
    assert (completed.returncode, completed.stderr) == (0, "")
    assert completed.stdout.startswith("cost 31\n")
    for words in (STATEMENT, "  $p0: STRING", "computed by search", "invalid arguments"):
        assert words in completed.stdout
    plan = json.loads(explain(QUERY, "--variables", '{"n": "Область 1"}', "--operation", "Q", "--json").stdout)
    assert plan["cost"] == 31


def test_the_command_reports_an_error_without_a_traceback(capsys):
    for query, words in (
        ("{", "Syntax Error"),
        ("{ nope }", "Cannot query field"),
        ("{ dataVersion " * 30, "Syntax Error"),
        ("{ a: dataVersion " + "dataVersion " * 100 + "}", "The document repeats fields"),
    ):
        assert main([query]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert words in output.err
        assert "Traceback" not in output.err
