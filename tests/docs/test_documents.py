"""The documents say what the code does: every query runs, every answer is the real one, every link leads somewhere."""

import json
import re

import pytest

from tests.docs.examples import CHECKOUT, DOCUMENTS, examples
from tests.docs.execution import answer, statement
from tests.docs.generated import renewed

EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
MARKDOWN = [*DOCUMENTS, CHECKOUT / "data" / "README.md"]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
async def test_a_query_is_answered_as_written(loaded_engine, example):
    response = await answer(loaded_engine, example)
    assert "errors" not in response
    if "json" in example.blocks:
        assert response == json.loads(example.blocks["json"]), "scripts/renew-docs writes the answers anew"


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "cypher" in e.blocks], ids=str)
def test_a_statement_is_that_of_the_query(example):
    assert statement(example).split() == example.blocks["cypher"].split()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_made_parts_are_those_of_the_code(document):
    text = document.read_text(encoding="utf-8")
    assert renewed(text) == text, "scripts/renew-docs writes them anew"


@pytest.mark.parametrize("document", MARKDOWN, ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_links_lead_to_files(document):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_the_readme_has_five_queries_with_their_answers_and_names_the_commands():
    readme = CHECKOUT / "README.md"
    found = examples(readme)
    assert len([e for e in found if "json" in e.blocks]) >= 5
    text = readme.read_text(encoding="utf-8")
    for command in set(re.findall(r"^(scripts/\w+)", text, re.MULTILINE)) | {"scripts/run", "scripts/test"}:
        assert command in text
        assert (CHECKOUT / command).stat().st_mode & 0o111, command
