"""The notebooks run, print what they say, and need one request where a single answer is asked for."""

from tests.docs.notebooks import NOTEBOOKS, code, output, service, written_output

#: The notebooks with another number of requests, and that number: the neighbours first; a file and its total; none.
OTHER_REQUESTS = {"04": 2, "07": 2, "12": 0}


async def test_each_notebook_prints_what_it_says(loaded_engine):
    async with service(loaded_engine) as url:
        for notebook in NOTEBOOKS:
            assert await output(notebook, url) == written_output(notebook), notebook.name


def test_a_single_answer_takes_one_request():
    assert len(NOTEBOOKS) == 12
    for notebook in NOTEBOOKS:
        text = code(notebook).split("return answer", 1)[-1]
        requests = text.count("ask(") + text.count("httpx.get(")
        assert requests == OTHER_REQUESTS.get(notebook.name[:2], 1), notebook.name
