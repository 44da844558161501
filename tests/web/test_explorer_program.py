"""The board of a cohort: its teams on the map."""

import pytest
from playwright.async_api import Page, expect

from tests.web.explorer_data import IDS
from tests.web.explorer_visits import settled, target_sizes

pytestmark = pytest.mark.slow

COHORT = f"/program/{IDS['cohort']}?asOf=2026-07-01"
#: The least size of a target in CSS pixels.
TARGET = 24


async def test_the_teams_are_on_the_maps_of_their_countries_and_in_the_table(page: Page, origin):
    await page.goto(origin + COHORT)
    await settled(page)
    teams = page.get_by_role("region", name="Команды и проекты").first
    await expect(teams.locator(".map")).to_have_count(2)
    for width in (1280, 360):
        await page.set_viewport_size({"width": width, "height": 900})
        regions = await target_sizes(page)
        assert set(regions) == {"RU-PER", "RU-MOS", "RU-NEN", "US-CA"}
        points = await target_sizes(page, "svg a[data-point]", "point")
        assert set(points) == {"municipality:map-3"}
        assert min(regions.values()) >= TARGET
    assert points["municipality:map-3"] >= TARGET
    await expect(teams).to_contain_text("поэтому закрашен только регион: Город без координат.")
    await expect(teams).to_contain_text("Нет на карте: Команда.")
    await expect(teams.locator("#teams-table tbody tr")).to_have_count(5)
    await teams.get_by_role("link", name="Перейти к таблице").first.click()
    await expect(page.locator("#teams-table")).to_be_in_viewport()


async def test_a_region_and_a_point_of_the_teams_open_by_keyboard(page: Page, origin):
    await page.goto(f"{origin}{COHORT}&lang=en")
    await settled(page)
    head = page.locator(".map-head").first
    await page.locator("svg a[data-point]").focus()
    await expect(head).to_contain_text("Mapped 3: Mapped team, 0\u00a0projects")
    await page.locator("svg a[data-code=RU-NEN]").focus()
    await expect(head).to_contain_text("Nenets Autonomous Okrug: Unmapped, Unmapped team, 0\u00a0projects")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/territory/region:RU-NEN?lang=en")
    await page.go_back()
    await settled(page)
    await page.locator("svg a[data-point]").focus()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/territory/municipality:map-3?lang=en")
