"""Every query in the documents runs on both stores; every answer and statement in them is the real one."""

import json

import pytest

from tests.docs.examples import DOCUMENTS, READMES, comparable, examples
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


@pytest.mark.parametrize("readme", READMES, ids=lambda file: file.name)
def test_a_readme_has_three_queries_with_their_answers(readme):
    assert len([e for e in examples(readme) if "json" in e.blocks]) == 3


def test_the_readmes_have_the_same_queries():
    english, russian = ([e.query for e in examples(readme)] for readme in READMES)
    assert english == russian
