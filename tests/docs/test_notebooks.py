"""The notebooks run, print what they say, and need one request where a single answer is asked for."""

import re

import pytest

from tests.docs.examples import CHECKOUT
from tests.docs.notebooks import NOTEBOOKS, code, output, run, service, written_output
from tests.resolvers.asking import ask

#: The notebooks with another number of requests, and that number: a file and its total; none.
OTHER_REQUESTS = {"07": 2, "12": 0}


@pytest.mark.parametrize("store_kind", ["neo4j"], indirect=True)  # other tests compare the answers of the two stores
async def test_each_notebook_prints_what_it_says(loaded_engine):
    async with service(loaded_engine) as url:
        for notebook in NOTEBOOKS:
            assert await output(notebook, url) == written_output(notebook), notebook.name


async def test_the_recipe_for_exports_reads_all_pages(loaded_engine):
    text = (CHECKOUT / "docs" / "exports.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    async with service(loaded_engine) as url:
        printed = await run(recipe.replace("http://127.0.0.1:8000", url), url)
    total = (await ask(loaded_engine, "{ practices { totalCount } }"))["practices"]["totalCount"]
    assert printed.startswith(f"{total} MultiDiGraph with ")


def test_a_single_answer_takes_one_request():
    assert len(NOTEBOOKS) == 12
    for notebook in NOTEBOOKS:
        text = code(notebook).split("return answer", 1)[-1]
        requests = text.count("ask(") + text.count("httpx.get(")
        assert requests == OTHER_REQUESTS.get(notebook.name[:2], 1), notebook.name
