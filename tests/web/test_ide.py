"""The query editor in a real browser: it contacts no other host, and queries the service that serves it."""

import json

import httpx
import pytest
from playwright.async_api import expect

from tests.support.service import started
from tests.web.browser import TIMEOUT, chromium

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with started("--port", "0", "--store-dir", tmp_path_factory.mktemp("store"), TIRAZH_LOAD_DATA="false") as service:
        service.wait_until_ready()
        yield service


@pytest.fixture
async def page():
    async with chromium() as browser:
        context = await browser.new_context(viewport={"width": 1400, "height": 900})
        context.set_default_timeout(TIMEOUT)
        yield await context.new_page()


async def test_the_editor_shows_the_schema_and_runs_the_default_query(service, page):
    requested, problems = [], []
    page.context.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: message.type in ("error", "warning") and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    expect.set_options(timeout=TIMEOUT)

    await page.goto(service.url)
    await expect(page).to_have_title("Тираж · Tirazh GraphQL")
    query = page.get_by_role("region", name="Operation Editor")
    answer = page.get_by_role("region", name="Result Window")
    await expect(query.locator(".view-lines")).to_contain_text("programs")
    await expect(answer.locator(".view-lines")).to_be_attached()
    await page.get_by_role("button", name="Show Documentation Explorer").click()
    documentation = page.locator(".graphiql-doc-explorer")
    await documentation.get_by_role("link", name="Query", exact=True).first.click()
    await expect(documentation.get_by_role("link", name="programs", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Execute query (Ctrl-Enter)").click()
    await expect(answer).to_contain_text("programs")
    await expect(answer).not_to_contain_text("errors")

    origin = service.url.removesuffix("/graphql")
    assert problems == []
    assert [url for url in requested if not url.startswith((origin, "data:"))] == []


async def test_the_editor_opens_the_operation_of_the_url_and_ctrl_enter_runs_it(service, page):
    expect.set_options(timeout=TIMEOUT)
    editor = page.get_by_role("region", name="Operation Editor")
    await page.goto(service.url)  # the URL takes precedence over the state that this visit stores
    await expect(editor.locator(".view-lines")).to_contain_text("programs")

    query = "query A { regions { totalCount } } query B($id: ID!) { node(id: $id) { id } }"
    await page.goto(
        str(
            httpx.URL(
                service.url,
                params={"query": query, "variables": json.dumps({"id": "region:nowhere"}), "operationName": "B"},
            )
        )
    )
    await expect(editor.locator(".view-lines")).to_contain_text("totalCount")
    await expect(page.get_by_role("tablist").get_by_role("button", name="B", exact=True)).to_be_attached()
    await expect(page.get_by_text("region:nowhere")).to_be_visible()
    await expect(editor.locator(".monaco-editor.focused")).to_be_attached()
    async with page.expect_request(lambda request: "query A" in (request.post_data or "")) as sent:
        await page.keyboard.press("Control+Enter")
    request = json.loads((await sent.value).post_data)
    assert (request["query"], request["variables"], request["operationName"]) == (query, {"id": "region:nowhere"}, "B")
    await expect(page.get_by_role("region", name="Result Window")).to_contain_text('"node": null')
