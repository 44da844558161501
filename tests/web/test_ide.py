"""The query editor in a real browser: it contacts no other host, and queries the service that serves it."""

import hashlib
import json

import httpx
import pytest
from playwright.async_api import expect

from tests.support.service import started
from tests.web.browser import TIMEOUT, chromium
from tests.web.explorer_visits import severe_findings
from transport.static_files import WEB

pytestmark = pytest.mark.slow

TRUSTED_KEY = "the key of the tests"


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    settings = {
        "TIRAZH_LOAD_DATA": "false",
        "TIRAZH_TRUSTED_API_KEYS": hashlib.sha256(TRUSTED_KEY.encode()).hexdigest(),
    }
    with started("--port", "0", "--store-dir", tmp_path_factory.mktemp("store"), **settings) as service:
        service.wait_until_ready()
        yield service


@pytest.fixture
async def page():
    async with chromium() as browser:
        context = await browser.new_context(viewport={"width": 1400, "height": 900})
        context.set_default_timeout(TIMEOUT)
        yield await context.new_page()


async def test_the_header_has_the_sections_of_the_explorer(service, page):
    for query in ("", "?lang=en"):
        headers = []
        for address in (service.url.removesuffix("graphql"), service.url):
            await page.goto(address + query)
            sections = page.get_by_role("navigation").first.get_by_role("link")
            await expect(sections).to_have_count(5, timeout=TIMEOUT)
            headers.append(await sections.evaluate_all("links => links.map(link => [link.textContent, link.href])"))
        assert headers[0] == headers[1]


async def test_the_editor_shows_the_schema_and_runs_the_default_query(service, page):
    requested, problems = [], []
    page.context.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: message.type in ("error", "warning") and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    expect.set_options(timeout=TIMEOUT)

    await page.goto(service.url)
    await expect(page).to_have_title("Запросы · Тираж")
    query = page.get_by_role("region", name="Редактор запроса")
    answer = page.get_by_role("region", name="Ответ")
    await expect(query.locator(".view-lines")).to_contain_text("programs")
    await expect(answer.locator(".view-lines")).to_be_attached()
    await page.get_by_role("button", name="Показать: Описание схемы").click()
    documentation = page.locator(".graphiql-doc-explorer")
    await documentation.get_by_role("link", name="Query", exact=True).first.click()
    await expect(documentation.get_by_role("link", name="programs", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Выполнить запрос (Ctrl-Enter)").click()
    await expect(answer).to_contain_text("programs")
    await expect(answer).not_to_contain_text("errors")
    await query.locator(".view-lines").click(button="right")
    await expect(page.get_by_role("menuitem", name="Перейти к определению")).to_be_visible()

    origin = service.url.removesuffix("/graphql")
    assert problems == []
    assert [url for url in requested if not url.startswith((origin, "data:"))] == []


async def test_the_editor_opens_the_operation_of_the_url_and_ctrl_enter_runs_it(service, page):
    expect.set_options(timeout=TIMEOUT)
    editor = page.get_by_role("region", name="Operation Editor")
    await page.goto(f"{service.url}?lang=en")  # the URL takes precedence over the state that this visit stores
    await expect(editor.locator(".view-lines")).to_contain_text("programs")

    query = "query A { regions { totalCount } } query B($id: ID!) { node(id: $id) { id } }"
    await page.goto(
        str(
            httpx.URL(
                service.url,
                params={
                    "query": query,
                    "variables": json.dumps({"id": "region:nowhere"}),
                    "operationName": "B",
                    "lang": "en",
                },
            )
        )
    )
    await expect(editor.locator(".view-lines")).to_contain_text("totalCount")
    await expect(
        page.get_by_label("Select active operation").get_by_role("button", name="B", exact=True)
    ).to_be_attached()
    await expect(page.get_by_text("region:nowhere")).to_be_visible()
    await expect(editor.locator(".monaco-editor.focused")).to_be_attached()
    async with page.expect_request(lambda request: "query A" in (request.post_data or "")) as sent:
        await page.keyboard.press("Control+Enter")
    request = json.loads((await sent.value).post_data)
    assert (request["query"], request["variables"], request["operationName"]) == (query, {"id": "region:nowhere"}, "B")
    await expect(page.get_by_role("region", name="Result Window")).to_contain_text('"node": null')


async def test_an_example_is_run_and_its_cost_and_plan_are_shown(service, page, axe):
    expect.set_options(timeout=TIMEOUT)
    await page.goto(service.url)
    editor = page.get_by_role("region", name="Редактор запроса")
    await expect(editor.locator(".view-lines")).to_contain_text("programs")
    await page.get_by_role("button", name="Показать: Примеры").click()
    assert await severe_findings(page, axe) == []
    await page.get_by_role("button", name="Условия на связанные записи").click()
    await expect(editor.locator(".view-lines")).to_contain_text("ofTheCohort")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("region", name="Ответ")).to_contain_text("ofTheCohort")
    await expect(page.locator(".cost-and-plan [role=status]")).to_contain_text("Стоимость")
    await expect(page.get_by_role("region", name="Ответ")).not_to_contain_text("extensions")

    plan = page.get_by_role("dialog", name="План запроса")
    await page.get_by_role("button", name="План").click()
    await expect(plan).to_contain_text("План получает клиент с доверенным ключом")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("region", name="Ответ")).to_contain_text("ofTheCohort")
    await page.set_extra_http_headers({"X-API-Key": TRUSTED_KEY})
    await page.get_by_role("button", name="План").click()
    await expect(plan.locator("pre").first).to_contain_text("MATCH")
    await plan.get_by_role("button", name="Закрыть").click()

    await page.get_by_role("button", name="Показать: Конструктор запроса").click()
    await expect(page.locator(".graphiql-explorer-root")).to_contain_text("regions")
    assert await severe_findings(page, axe) == []
    await page.get_by_role("button", name="Показать: История").click()
    await expect(page.locator(".graphiql-history")).to_contain_text("ofTheCohort")
    await page.emulate_media(color_scheme="dark")
    await page.reload()
    await expect(editor.locator(".view-lines")).to_contain_text("ofTheCohort")
    assert await severe_findings(page, axe) == []


async def test_on_a_phone_the_panes_are_one_above_the_other(service, page):
    expect.set_options(timeout=TIMEOUT)
    await page.set_viewport_size({"width": 390, "height": 800})
    await page.goto(service.url)
    query = page.get_by_role("region", name="Редактор запроса")
    await expect(query.locator(".view-lines")).to_contain_text("programs")
    answer = page.get_by_role("region", name="Ответ")
    above, below = await query.bounding_box(), await answer.bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"]
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await page.get_by_role("link", name="English").click()
    await expect(page.get_by_role("button", name="Execute query (Ctrl-Enter)")).to_be_visible()
    await page.get_by_role("link", name="Programmes").click()
    await expect(page).to_have_url(service.url.replace("/graphql", "/programmes?lang=en"))


def test_the_examples_are_queries_of_the_guide():
    guide = (WEB.parent / "docs" / "queries.md").read_text(encoding="utf-8")
    for example in json.loads((WEB / "ide" / "dist" / "examples.json").read_text(encoding="utf-8")):
        assert f"```graphql\n{example['query']}\n```" in guide
        assert example["variables"] in guide
