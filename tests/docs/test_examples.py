"""Every query in the documents runs on both stores; every answer and statement in them is the real one."""

import json

import pytest

from tests.docs.examples import CHECKOUT, DOCUMENTS, comparable, examples
from tests.docs.execution import answer, statement

EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
RENEW = "scripts/renew-docs writes the answers anew"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
async def test_a_query_is_answered_as_written(loaded_engine, example):
    given = comparable(await answer(loaded_engine, example))
    if "json" in example.blocks:
        assert given == comparable(example.blocks["json"]), RENEW
    else:
        assert "errors" not in json.loads(given), given


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "cypher" in e.blocks], ids=str)
def test_a_statement_is_that_of_the_query(example):
    assert "".join(example.blocks["cypher"].split()) == "".join(statement(example).split())


def test_the_readme_has_five_queries_with_their_answers():
    assert len([e for e in examples(CHECKOUT / "README.md") if "json" in e.blocks]) == 5
