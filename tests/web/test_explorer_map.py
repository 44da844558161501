"""The map of the explorer: every region can be opened, years change it, tables and files repeat it."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.web.explorer_data import IDS, shipped_regions
from tests.web.explorer_visits import settled, target_sizes

pytestmark = pytest.mark.slow

PRACTICE = f"/map?practice={IDS['mapped']}"
#: The least size of a target in CSS pixels.
TARGET = 24


async def points(page: Page) -> int:
    return sum(
        [
            int(count)
            for count in await page.locator(".map-points").evaluate_all("all => all.map(each => each.dataset.count)")
        ]
    )


async def downloaded(page: Page, table: Locator, delimiter: str = ";") -> list[list[str]]:
    """Download the file of a table and return its rows, without the head."""
    async with page.expect_download() as download:
        await table.get_by_role("button", name=re.compile("CSV")).click()
    text = Path(await (await download.value).path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))[1:]


async def total(table: Locator) -> int:
    shown = await table.locator(".table-tools span").inner_text()
    return int(re.findall(r"\d+", shown.replace("\u00a0", ""))[-1])


async def test_the_map_has_exactly_the_regions_and_each_is_large_enough(page: Page, origin):
    for country in ("RU", "US"):
        await page.goto(f"{origin}/map?country={country.lower()}")
        await settled(page)
        found = await target_sizes(page)
        assert set(found) == {row["isoCode"] for row in shipped_regions() if row["country"] == country}
        assert {code: size for code, size in found.items() if size < TARGET} == {}
    await page.set_viewport_size({"width": 360, "height": 800})
    await page.locator(".map-small summary").click()
    assert {code: size for code, size in (await target_sizes(page)).items() if size < TARGET} == {}


async def test_shapes_labels_and_points_open_their_regions(page: Page, origin):
    await page.goto(f"{origin}/map")
    await settled(page)
    await expect(page.locator("main")).to_contain_text("нет их контуров: Байконур, Республика Крым, Севастополь.")
    await page.evaluate("window.isSamePage = true")
    for link, region in (
        (page.locator("svg a[data-code=RU-KYA]"), "RU-KYA"),
        (page.locator("svg a[data-code=UA-43] .map-point-region"), "UA-43"),
        (page.locator(".map-small a[data-code=RU-SPE]"), "RU-SPE"),
    ):
        await link.click()
        await expect(page).to_have_url(f"{origin}/territory/region:{region}")
        await page.go_back()
        await settled(page)
    await page.locator("svg a[data-code=RU-PER]").focus()
    await expect(page.locator(".map-head")).to_contain_text("Пермский край")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Пермский край")
    assert await page.evaluate("window.isSamePage")


async def test_points_open_their_municipalities_by_pointer_and_by_keyboard(page: Page, origin):
    await page.goto(f"{origin}{PRACTICE}&year=2001")
    await settled(page)
    point = page.locator("svg a[data-point]")
    await expect(point).to_have_count(1)
    assert (await target_sizes(page, "svg a[data-point]", "point"))["municipality:map-1"] >= TARGET
    await point.focus()
    await expect(page.locator(".map-head")).to_contain_text("Город на карте 1: внедрение: 2001")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/territory/municipality:map-1")
    await page.goto(origin + PRACTICE)
    await settled(page)
    await expect(point).to_have_count(4)
    assert await point.evaluate_all("links => links.map(link => link.tabIndex)") == [0] * 4
    for number in (1, 2, 3, 4):
        link = page.locator(f"svg a[data-point='municipality:map-{number}']")
        await link.locator(".map-ring").hover(force=True)
        await expect(page.locator(".map-head")).to_contain_text(f"Город на карте {number}:")
        await link.locator(".map-target").click()
        await expect(page).to_have_url(f"{origin}/territory/municipality:map-{number}")
        await page.go_back()
        await settled(page)


async def test_the_points_of_all_practices_are_in_a_table(page: Page, origin):
    await page.goto(f"{origin}/map")
    await settled(page)
    table = page.get_by_role("region", name="Муниципалитеты с внедрениями").first
    rows = await downloaded(page, table)
    assert await total(table) == len(rows) >= await points(page) >= 4
    assert ["Город на карте 1", "Пермский край", "1"] in rows


async def test_points_that_cannot_be_loaded_are_an_error_with_a_retry(page: Page, origin):
    async def broken(route: Route) -> None:
        if "MapPoints" in (route.request.post_data or ""):
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/graphql", broken)
    await page.goto(f"{origin}/map")
    await expect(page.get_by_role("alert")).to_contain_text("Сервис не отвечает")
    await expect(page.locator(".map-drawing")).to_be_visible()
    await page.unroute("**/graphql")
    await page.get_by_role("button", name="Повторить").click()
    await expect(page.get_by_role("alert")).to_have_count(0)
    await settled(page)
    assert await points(page) > 0


async def test_crowded_points_share_their_areas_and_leave_the_region_a_target(page: Page, origin):
    await page.goto(origin)
    crowd = await page.evaluate(
        """async () => {
            const { cellsOf } = await import("/explorer/map/cells.js");
            const { sizeOf } = await import("/explorer/map/points.js");
            const side = Array.from({ length: 12 }, (_, index) => 6 + 8 * index);
            const marks = side.flatMap(y => side.map(x => ({ x, y })));
            const region = { code: "X", name: null, d: "M0,0L100,0L100,100L0,100Z", size: [100, 100], at: [50, 50] };
            const areas = cellsOf([...marks, { ...marks[0] }], { places: [region] }, [region], 1);
            const context = document.createElement("canvas").getContext("2d");
            const paths = areas.map(({ d }) => new Path2D(d));
            const isIn = (path, { x, y }) => context.isPointInPath(path, x, y);
            const turns = Array.from({ length: 24 }, (_, index) => index * Math.PI / 12);
            const isFree = ({ x, y }) => turns.every(turn =>
                [0, 4, 8, 11.5].every(away =>
                    !paths.some(path => isIn(path, { x: x + away * Math.cos(turn), y: y + away * Math.sin(turn) }))));
            const middles = Array.from({ length: 77 }, (_, index) => 12 + index);
            return {
                links: areas.length,
                own: areas.filter(({ mark }, index) => isIn(paths[index], mark)).length,
                foreign: paths.filter((path, index) => marks.some(mark => {
                    const own = areas[index].mark;
                    return (mark.x !== own.x || mark.y !== own.y) && isIn(path, mark);
                })).length,
                isRegionFree: middles.some(x => middles.some(y => isFree({ x, y }))),
                sizes: [[400, 1], [401, 1], [3001, 1], [36, 1104 / 328]].map(([count, unit]) => sizeOf(count, unit)),
            };
        }"""
    )
    assert 100 < crowd["links"] < 144
    assert (crowd["own"], crowd["foreign"], crowd["isRegionFree"]) == (crowd["links"], 0, True)
    assert crowd["sizes"] == ["", "small", "tiny", "small"]


async def test_a_year_changes_the_points_the_curve_and_the_tables(page: Page, origin):
    await page.goto(f"{origin}/practice/{IDS['mapped']}")
    await page.get_by_role("link", name="На карте", exact=True).click()
    await expect(page).to_have_url(origin + PRACTICE)
    await settled(page)
    assert await points(page) == 4
    curve = page.locator(".year-chart")
    adopters = page.get_by_role("region", name="Кто внедрил").first
    slider = page.get_by_role("slider")
    await slider.focus()
    for key, year, count in (("Home", 2001, 1), ("ArrowRight", 2002, 1), ("ArrowRight", 2003, 2)):
        await page.keyboard.press(key)
        await expect(page).to_have_url(f"{origin}{PRACTICE}&year={year}")
        await expect(curve).to_contain_text(f"{year}: {count}")
        assert (await points(page), await total(adopters)) == (count, count)
        assert len(await downloaded(page, adopters)) == count
        await slider.focus()
    await expect(page.locator(".map-summary")).to_contain_text("К концу 2003 года")
    regions = page.get_by_role("region", name="Таблица регионов").first
    rows = await downloaded(page, regions)
    assert (len(rows), await total(regions)) == (86, 86)
    assert rows[0] == ["Пермский край", "2", "RU-PER"]
    before = await page.locator("main").inner_text()
    await page.reload()
    await settled(page)
    assert await page.locator("main").inner_text() == before
    await page.get_by_role("button", name="Показать по годам").click()
    await expect(page).to_have_url(f"{origin}{PRACTICE}&year=2004")
    await page.emulate_media(reduced_motion="reduce")
    await expect(page.get_by_role("button", name="Показать по годам")).to_have_count(0)
    await page.get_by_role("button", name="За все годы").click()
    await expect(page).to_have_url(origin + PRACTICE)


async def test_no_data_differs_from_zero(page: Page, origin):
    await page.goto(f"{origin}{PRACTICE}&lang=en")
    await settled(page)
    legend = page.locator(".map-legend")
    await expect(legend).to_contain_text("None known")
    await expect(legend).not_to_contain_text("No data")
    await page.get_by_label("Measure of the map").select_option("share")
    await expect(page).to_have_url(re.compile("measure=share"))
    await settled(page)
    await expect(legend).to_contain_text("No data")
    table = page.get_by_role("region", name="Table of regions").first
    rows = {row[2]: row[1] for row in await downloaded(page, table, ",")}
    assert (rows["RU-MOS"], rows["RU-PER"], rows["RU-KYA"]) == ("1", "1", "")
    for measure in ("since", "next"):
        await page.get_by_label("Measure of the map").select_option(measure)
        await expect(page).to_have_url(re.compile(f"measure={measure}"))
        await settled(page)
        await expect(table).to_contain_text("Perm Krai")
        await expect(page.get_by_role("alert")).to_have_count(0)


async def test_another_country_has_its_own_figures(page: Page, origin):
    await page.goto(f"{origin}/map?measure=population&lang=en")
    await settled(page)
    await page.get_by_label("Country").select_option("us")
    await expect(page).to_have_url(re.compile("country=us"))
    table = page.get_by_role("region", name="Table of regions").first
    await expect(table.get_by_role("row").nth(1)).to_have_text("California39,085,984US-CA")


async def test_the_scale_has_five_steps_with_equal_values_together(page: Page, origin):
    await page.goto(origin)
    levels = await page.evaluate(
        """async () => {
            const { scaleOf } = await import("/explorer/screens/map/scale.js");
            const levels = (values, options) => values.map(scaleOf(values, options).levelOf);
            return {
                counts: levels([0, null, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7], { zeroIsNone: true }),
                figures: levels([0, 7], { zeroIsNone: false }),
                years: levels([1990, 2000, 2010], { zeroIsNone: false, reversed: true }),
                nothing: levels([null], { zeroIsNone: true }),
            };
        }"""
    )
    assert levels["counts"][:6] == ["level-0", "level-missing", *["level-1"] * 4]
    assert levels["counts"][-1] == "level-5"
    assert levels["figures"] == ["level-1", "level-5"]
    assert levels["years"] == ["level-5", "level-3", "level-1"]
    assert levels["nothing"] == ["level-missing"]
