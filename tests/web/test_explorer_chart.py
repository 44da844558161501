"""The charts of the explorer: Observable Plot under the policy of the page, with the colours of the tokens."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.web.explorer_data import IDS
from tests.web.explorer_visits import settled

pytestmark = pytest.mark.slow

PRACTICE = f"/practice/{IDS['mapped']}"
LIBRARY = "**/vendor/plot.js"


async def test_a_chart_keeps_its_place_while_its_library_is_loading(page: Page, origin):
    gate = asyncio.Event()

    async def hold(route: Route) -> None:
        await gate.wait()
        await route.continue_()

    await page.route(LIBRARY, hold)
    await page.goto(origin + PRACTICE)
    chart = page.locator(".year-chart")
    await chart.wait_for()
    await expect(page.locator(".skeleton")).to_have_count(0)
    before = await chart.bounding_box()
    gate.set()
    await expect(chart.locator("svg")).to_have_count(1)
    assert await chart.bounding_box() == before


async def test_a_chart_has_the_colours_of_the_tokens_and_no_inline_styles(page: Page, origin):
    await page.goto(origin + PRACTICE)
    await settled(page)
    chart = page.locator(".year-chart")
    await expect(chart).to_contain_text("2001")
    assert await page.locator("main style, main [style]").count() == 0
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        line, link = [
            await page.locator(selector).first.evaluate("(element, name) => getComputedStyle(element)[name]", name)
            for selector, name in ((".year-chart-line", "stroke"), ("main a", "color"))
        ]
        assert line == link
    await page.set_viewport_size({"width": 360, "height": 800})
    box = await chart.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] <= 360


async def test_a_library_that_cannot_be_loaded_is_an_error_with_a_retry(page: Page, origin):
    await page.route(LIBRARY, lambda route: route.abort())
    await page.goto(origin + PRACTICE)
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.unroute(LIBRARY)
    await page.get_by_role("button", name="Повторить").click()
    await expect(page.locator(".year-chart svg")).to_have_count(1)
