"""The territory and practice pages of the explorer: begun and finished adoptions, regions, people, print."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.web.explorer_data import IDS
from tests.web.explorer_visits import settled

pytestmark = pytest.mark.slow


async def lead(page: Page, address: str) -> str:
    """Open a page and return its lead with plain spaces."""
    await page.goto(address)
    await settled(page)
    return (await page.locator(".lead").inner_text()).replace("\u00a0", " ")


async def test_the_latest_adoption_is_that_with_the_latest_date_begun_or_running(page: Page, origin):
    text = await lead(page, f"{origin}/territory/{IDS['beginner']}")
    assert text == (
        "Известно о 2 внедрениях, из них 1 только начато. Последнее: Начатая практика, начато 26 августа 2021 г."
    )
    assert "Последнее: Практика на карте, внедрено в 2001 году." in await lead(
        page, f"{origin}/territory/municipality:map-1"
    )


async def test_adoptions_are_ordered_by_the_dates_that_are_shown(page: Page, origin):
    await page.goto(f"{origin}/territory/{IDS['beginner']}")
    await settled(page)
    table = page.get_by_role("region", name="Что внедрено и когда").first
    heads = table.locator("thead th")
    await expect(heads).to_have_text(["Практика", "Стадия", "Начато", "Внедрено ↓", "Проект", "Источники"])
    begun = table.locator("tbody td:nth-child(3)")
    running = table.locator("tbody td:nth-child(4)")
    await expect(running).to_have_text(["2018", ""])
    for arrow, order in (("↑", ["26 августа 2021\u00a0г.", ""]), ("↓", ["26 августа 2021\u00a0г.", ""])):
        await table.get_by_role("button", name="Начато").click()
        await expect(heads.nth(2)).to_have_text(f"Начато {arrow}")
        await expect(heads.nth(3)).to_have_text("Внедрено")
        await expect(begun).to_have_text(order)
    await expect(page).to_have_url(re.compile("order=-ADAPTED_ON"))
    address = await table.get_by_role("link", name="Скачать CSV").get_attribute("href")
    assert address is not None
    assert "ADAPTED_ON" in address
