"""The lists of the explorer: their order, their filter, their pages, and the answers that they wait for."""

import re

import pytest
from playwright.async_api import Page, Request, Route, expect

from tests.web.explorer_data import IDS
from tests.web.explorer_visits import settled

pytestmark = pytest.mark.slow

COHORT = f"/program/{IDS['cohort']}?asOf=2026-07-01"


async def failing(page: Page, operation: str) -> None:
    """Let the requests of an operation fail."""

    async def answer(route: Route) -> None:
        if f"query {operation}(" in (route.request.post_data or ""):
            await route.abort()
        else:
            await route.fallback()

    await page.route("**/graphql", answer)


async def test_the_last_order_of_a_table_is_its_only_one(page: Page, origin):
    await page.goto(f"{origin}/node/{IDS['long']}")
    await settled(page)
    periods = page.locator("tbody td:nth-child(3)")
    sorted_columns = page.locator("th[aria-sort]")
    await page.get_by_role("button", name="Значение").click()
    await expect(periods).to_have_text(["2023", "2021", "2022"])
    await page.get_by_role("button", name="Период").click()
    await expect(periods).to_have_text(["2021", "2022", "2023"])
    await expect(sorted_columns).to_have_count(1)
    await expect(sorted_columns).to_contain_text("Период ↑")
    await page.get_by_role("button", name="Значение").click()
    await expect(periods).to_have_text(["2023", "2021", "2022"])
    await expect(sorted_columns).to_have_count(1)
    await expect(sorted_columns).to_contain_text("Значение ↑")


async def test_a_failed_change_shows_its_error_and_not_the_rows_before(page: Page, origin):
    await page.goto(origin + COHORT)
    await settled(page)
    section = page.get_by_role("region", name="Оценка результатов").first
    await expect(section).to_contain_text("По состоянию на 1 июля 2026\u00a0года")
    rows = section.locator("tbody tr")
    assert await rows.count() > 0
    await failing(page, "Assessments")
    await page.get_by_label("По состоянию на").fill("2026-12-01")
    await expect(section.get_by_role("alert")).to_contain_text("Сервис не отвечает")
    await expect(rows).to_have_count(0)
    await expect(section).not_to_contain_text("просрочено")
    await page.unroute("**/graphql")
    await section.get_by_role("button", name="Повторить").click()
    await expect(section).to_contain_text("По состоянию на 1 декабря 2026\u00a0года")
    assert await rows.count() > 0


async def test_rows_of_a_change_that_is_loading_are_marked(page: Page, origin):
    """Until the answer comes, the rows are those of the date before, and so is their sentence."""
    await page.goto(origin + COHORT)
    await settled(page)
    section = page.get_by_role("region", name="Оценка результатов").first
    waiting: list[Route] = []
    await page.route("**/graphql", lambda route: waiting.append(route))
    await page.get_by_label("По состоянию на").fill("2026-12-01")
    await expect(section.locator("[aria-busy=true]")).to_have_count(1)
    await expect(section).to_contain_text("По состоянию на 1 июля 2026\u00a0года")
    for route in waiting:
        await route.continue_()
    await expect(section).to_contain_text("По состоянию на 1 декабря 2026\u00a0года")
    await expect(section.locator("[aria-busy=true]")).to_have_count(0)


async def test_a_failed_filter_of_a_table_shows_its_error(page: Page, origin):
    await page.goto(f"{origin}/node/{IDS['topic']}")
    await settled(page)
    section = page.get_by_role("region", name="Практики").first
    await failing(page, "Relation")
    await section.get_by_label("Отобрать по названию").fill("практика 1")
    await expect(section.get_by_role("alert")).to_contain_text("Сервис не отвечает")
    await expect(section.locator("tbody tr")).to_have_count(0)
    await expect(section.get_by_label("Отобрать по названию")).to_have_value("практика 1")


async def test_a_failed_ranking_keeps_its_controls(page: Page, origin):
    await page.goto(f"{origin}/recommend/{IDS['municipality']}")
    await settled(page)
    await failing(page, "Recommendations")
    await page.get_by_label("Откуда практики").select_option("elsewhere")
    await expect(page.get_by_role("alert")).to_contain_text("Сервис не отвечает")
    await expect(page.locator(".ranking > li")).to_have_count(0)
    await expect(page.get_by_label("Откуда практики")).to_have_value("elsewhere")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что тиражировать: Город 1")


async def test_a_failed_region_keeps_its_choice(page: Page, origin):
    await page.goto(f"{origin}/practice/{IDS['mapped']}")
    await settled(page)
    section = page.get_by_role("region", name="Где внедрить дальше").first
    await failing(page, "NextAdopters")
    region = section.get_by_label("Регион")
    await region.select_option(IDS["region"])
    await expect(section.get_by_role("alert")).to_contain_text("Сервис не отвечает")
    await expect(section.locator("tbody tr")).to_have_count(0)
    await expect(region).to_have_value(IDS["region"])


async def test_no_letter_is_lost_while_the_address_changes(page: Page, origin):
    await page.goto(f"{origin}/node/{IDS['topic']}")
    await settled(page)
    field = page.get_by_label("Отобрать по названию").first
    # Every change of the address is followed by another letter before the page is drawn again.
    await page.evaluate(
        """() => {
            const field = document.querySelector("input.filter");
            const replace = history.replaceState.bind(history);
            const rest = [..." 1"];
            history.replaceState = (state, title, address) => {
                replace(state, title, address);
                if (!String(address).includes("q.practices")) return;
                const letter = rest.shift();
                if (!letter) return;
                field.value += letter;
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            };
        }"""
    )
    await field.press_sequentially("практика")
    await expect(page).to_have_url(re.compile(r"1$"))
    await expect(field).to_have_value("практика 1")


# --- Answers


async def test_an_answer_of_a_proxy_is_an_error(page: Page, origin):
    await page.route("**/graphql", lambda route: route.fulfill(status=429, json={"message": "slow down"}))
    await page.goto(f"{origin}/programmes")
    await expect(page.get_by_role("alert")).to_contain_text("не в формате GraphQL")
    await page.unroute("**/graphql")
    await page.get_by_role("button", name="Повторить").click()
    await expect(page.get_by_role("link", name="Программа", exact=True)).to_be_visible()


async def test_a_service_that_hangs_is_an_error(page: Page, origin):
    await page.clock.install()
    waiting: list[Route] = []
    await page.route("**/graphql", lambda route: waiting.append(route))
    async with page.expect_request("**/graphql"):
        await page.goto(f"{origin}/programmes")
    await expect(page.locator(".skeleton")).to_be_visible()
    await page.clock.run_for(61_000)
    await expect(page.get_by_role("alert")).to_contain_text("Сервис не ответил за минуту")
    await page.unroute("**/graphql")
    await page.get_by_role("button", name="Повторить").click()
    await expect(page.get_by_role("link", name="Программа", exact=True)).to_be_visible()


async def test_equal_requests_under_way_are_sent_once(page: Page, origin):
    await page.goto(f"{origin}/components")
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.post_data or "")

    page.on("request", note)
    answers = await page.evaluate(
        """async () => {
            const { request } = await import("/explorer/api/client.js");
            const query = "query Once { __typename }";
            const left = new AbortController();
            const three = [request(query, {}, left.signal), request(query, {}), request(query, { other: 1 })];
            left.abort("left");
            return Promise.allSettled(three).then(all => all.map(each => each.reason ?? each.value.__typename));
        }"""
    )
    assert answers == ["left", "Query", "Query"]
    assert len(sent) == 2
    for path in (f"/territory/{IDS['municipality']}", f"/practice/{IDS['practice']}", f"/program/{IDS['cohort']}"):
        sent.clear()
        await page.goto(origin + path)
        await settled(page)
        assert sorted(sent) == sorted(set(sent)), path


async def test_a_long_visit_loads_the_right_page(page: Page, origin):
    """The answers before the last ones are forgotten, but the list on the screen goes on where it ends."""
    await page.goto(f"{origin}/node/{IDS['topic']}")
    await settled(page)
    section = page.get_by_role("region", name="Практики").first
    names = section.locator("tbody th a")
    before = await names.all_inner_texts()
    await page.evaluate(
        """async () => {
            const { request } = await import("/explorer/api/client.js");
            for (let n = 0; n < 201; n += 1) await request(`query Q${n} { __typename }`, {});
        }"""
    )
    await section.get_by_role("button", name="Показать ещё").click()
    await expect(names).not_to_have_count(len(before))
    after = await names.all_inner_texts()
    assert after[: len(before)] == before
    assert len(set(after)) == len(after)
    await expect(page.locator("main [aria-busy=true]")).to_have_count(0)
