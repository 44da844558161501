"""The query editor: served at the endpoint from local files, with a strict content security policy."""

import re

import pytest

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("query_string", ["", "?query={a}"])
async def test_a_browser_gets_the_editor(client, query_string):
    response = await client.get(f"/graphql{query_string}", headers={"Accept": BROWSER})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Accept" in response.headers["Vary"]


async def test_every_file_that_the_page_references_is_served(client):
    page = (await client.get("/graphql", headers={"Accept": BROWSER})).text
    references = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(references) >= 3
    types = {}
    for address in references:
        response = await client.get(address)
        assert response.status_code == 200, address
        types[address.rpartition(".")[2]] = response.headers["Content-Type"]
    assert types["js"].partition(";")[0] in ("text/javascript", "application/javascript")
    assert types["css"].startswith("text/css")
    assert types["svg"].startswith("image/svg+xml")


@pytest.mark.parametrize("path", ["/graphql", "/ide/ide.js", "/ide/json.worker.js"])
async def test_the_policy_allows_only_local_sources(client, path):
    headers = (await client.get(path, headers={"Accept": "text/html, */*"})).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert not any("http" in sources or "unsafe-eval" in sources for sources in policy.values())
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_an_unchanged_file_is_not_sent_again(client):
    first = await client.get("/ide/ide.js")
    assert first.headers["Cache-Control"] == "no-cache"
    again = await client.get("/ide/ide.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_file_with_a_hash_in_its_name_is_immutable(client):
    script = (await client.get("/ide/ide.js")).text
    chunk = re.search(r"chunk-[A-Z0-9]{8}\.js", script).group()
    assert "immutable" in (await client.get(f"/ide/{chunk}")).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/ide/nothing.js", "/ide/", "/ide/../settings.py", "/ide/%2e%2e/src/ide.jsx"])
async def test_other_files_are_not_served(client, path):
    assert (await client.get(path)).status_code == 404
