"""The examples in the documents run, and every documented response and statement is correct.

Queries run on both stores.
"""

import contextlib
import io
import json
import re

import pytest

from tests.docs.examples import DOCUMENTS, READMES, comparable, examples
from tests.docs.execution import answer, statement

EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
REMEDY = "run scripts/renew-docs"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
async def test_the_documented_response_is_correct(loaded_engine, example):
    response = comparable(await answer(loaded_engine, example))
    if "json" in example.blocks:
        assert response == comparable(example.blocks["json"]), REMEDY
    else:
        assert "errors" not in json.loads(response), response


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "cypher" in e.blocks], ids=str)
def test_the_documented_statement_is_correct(example):
    assert "".join(example.blocks["cypher"].split()) == "".join(statement(example).split())


@pytest.mark.parametrize("readme", READMES, ids=lambda file: file.name)
def test_a_readme_has_three_queries_with_responses(readme):
    assert len([e for e in examples(readme) if "json" in e.blocks]) == 3


def test_the_python_examples_run():
    blocks = [
        (document.name, block)
        for document in DOCUMENTS
        for block in re.findall(
            r"^```python\n(.*?)^```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
    ]
    assert [name for name, _ in blocks] == ["exports.md", "recommendations.md"]
    # test_notebooks.py runs the one that needs the service.
    ((name, block),) = blocks[1:]
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(block, name, "exec"), {})
    assert "practice:p" in output.getvalue()


def test_the_readmes_have_the_same_queries():
    english, russian = ([e.query for e in examples(readme)] for readme in READMES)
    assert english == russian
