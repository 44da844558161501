"""The neighbourhood graph of the explorer: picture and tables, expansion, filters, paths, files, by keyboard alone."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.async_api import Page, expect

from tests.web.explorer_data import IDS
from tests.web.explorer_visits import settled

pytestmark = pytest.mark.slow

TOPIC = IDS["topic"]
NODES, LINKS = "Узлы схемы", "Связи схемы"


async def hrefs(page: Page, selector: str) -> list[str]:
    return sorted(await page.locator(selector).evaluate_all("links => links.map(each => each.getAttribute('href'))"))


async def hrefs_of_table(page: Page) -> list[str]:
    table = page.get_by_role("region", name=NODES, exact=True).locator("tbody th a")
    return sorted(await table.evaluate_all("links => links.map(each => each.getAttribute('href'))"))


async def places(page: Page) -> list[list[str]]:
    return await page.locator(".graph-node").evaluate_all(
        "nodes => nodes.map(node => [node.dataset.id, node.querySelector('.graph-dot').getAttribute('cx'),"
        " node.querySelector('.graph-dot').getAttribute('cy')])"
    )


async def focus_by_tab(page: Page, selector: str) -> None:
    for _ in range(200):
        await page.keyboard.press("Tab")
        if await page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


async def test_a_hub_is_expanded_undone_and_filtered_by_keyboard_alone(page: Page, origin):
    await page.goto(f"{origin}/graph/{TOPIC}")
    await settled(page)
    before = await places(page)
    assert await hrefs(page, ".graph-node") == await hrefs_of_table(page)
    assert (
        await page.locator(".graph-link").count()
        == await page.get_by_role("region", name=LINKS).locator("tbody tr").count()
    )
    hub = f".graph-more[data-hub='{TOPIC}']"
    hidden = int(re.findall(r"\d+", await page.locator(f"{hub} > text").text_content() or "")[0])
    assert hidden > 0

    await focus_by_tab(page, hub)
    await page.keyboard.press("Enter")
    await expect(page.locator(f"{hub} > text")).not_to_have_text(f"+{hidden}")
    await expect(page.locator(hub)).to_be_focused()
    await page.keyboard.press("Space")
    await expect(page.locator(hub)).to_have_count(0)
    await expect(page.locator(".graph-node")).to_have_count(len(before) + hidden)
    await expect(page.locator(f".graph-node[data-id='{TOPIC}']")).to_be_focused()
    await expect(page).to_have_url(f"{origin}/graph/{TOPIC}?more={TOPIC},{TOPIC}")
    await settled(page)
    expanded = await places(page)
    assert await hrefs(page, ".graph-node") == await hrefs_of_table(page)
    await page.reload()
    await settled(page)
    assert await places(page) == expanded

    await page.get_by_role("button", name="Отменить раскрытие").focus()
    for _ in range(2):
        await page.keyboard.press("Space")
    await expect(page.locator(".graph-node")).to_have_count(len(before))
    await settled(page)
    assert await places(page) == before
    await expect(page.get_by_role("button", name="Отменить раскрытие")).to_be_disabled()
    # Undoing is a step back: the expansions are ahead.
    for _ in range(2):
        await page.go_forward()
    await expect(page.locator(".graph-node")).to_have_count(len(expanded))
    for _ in range(2):
        await page.go_back()
    await expect(page.locator(".graph-node")).to_have_count(len(before))

    await page.get_by_role("checkbox", name=re.compile("Практика")).focus()
    await page.keyboard.press("Space")
    await expect(page).to_have_url(re.compile("without=practice"))
    await expect(page.locator(".graph-node[data-id^='practice:']")).to_have_count(0)
    assert await page.locator(".graph-node").count() > 1
    await page.get_by_role("checkbox", name=re.compile("Тема проекта")).focus()
    await page.keyboard.press("Space")
    await expect(page.locator(".graph-node[data-id^='project:']")).to_have_count(0)
    assert await hrefs(page, ".graph-node") == await hrefs_of_table(page)
    node = page.locator(".graph-node[data-id^='program:']")
    await node.focus()
    await expect(page.locator(".graph-name text")).to_have_text("Программа")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("/program/program:explorer$"))


async def test_the_files_have_the_content_of_the_picture(page: Page, origin, tmp_path):
    await page.goto(f"{origin}/graph/{TOPIC}")
    await settled(page)
    files: dict[str, Path] = {}
    for kind in ("SVG", "PNG", "GEXF"):
        async with page.expect_download() as download:
            await page.locator(".actions").get_by_text(kind).click()
        files[kind] = tmp_path / kind
        await (await download.value).save_as(files[kind])
    drawn = await hrefs(page, ".graph-node")
    picture = ElementTree.fromstring(files["SVG"].read_text(encoding="utf-8"))
    links = {link.get("href") for link in picture.iter("{http://www.w3.org/2000/svg}a")}
    assert links == {origin + href for href in drawn}
    assert not re.search(r"var\(|class=", files["SVG"].read_text(encoding="utf-8"))
    assert files["PNG"].read_bytes().startswith(b"\x89PNG")
    graph = nx.read_gexf(files["GEXF"])
    assert {await each.get_attribute("data-id") for each in await page.locator(".graph-node").all()} <= set(graph)

    async with page.expect_download() as download:
        await page.get_by_role("region", name=LINKS).get_by_text("Скачать CSV").click()
    rows = list(csv.reader(io.StringIO((await (await download.value).path()).read_text("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Узел", "Связь", "С чем"]
    assert len(rows) - 1 == await page.locator(".graph-link").count()


async def test_a_picture_has_at_most_300_nodes(page: Page, origin):
    await page.goto(origin)
    size = await page.evaluate(
        """async () => {
            const { joined } = await import("/explorer/screens/graph/model.js");
            const nodes = Array.from({ length: 400 }, (_, index) => ({ id: `topic:${index}`, label: "x" }));
            const links = nodes.map(({ id }) => ({ type: "BROADER", sourceId: id, targetId: "topic:0" }));
            const graph = joined([{ nodes: nodes.slice(0, 1), links: [] }, { nodes, links }]);
            return [graph.nodes.length, graph.links.length];
        }"""
    )
    assert size == [300, 300]


async def test_a_path_is_found_by_the_name_of_its_end(page: Page, origin):
    await page.goto(f"{origin}/graph/{IDS['person']}")
    await settled(page)
    await page.get_by_role("combobox").press_sequentially("Школа")
    await expect(page.get_by_role("option", name=re.compile("Организация"))).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Как связаны")
    await settled(page)
    shown = await page.locator(".graph-node").evaluate_all("nodes => nodes.map(node => node.dataset.id)")
    assert {IDS["person"], IDS["municipality"], IDS["organization"]} <= set(shown)
    await page.goto(f"{origin}/graph/{IDS['person']}?to={IDS['dataset']}")
    await expect(page.get_by_text("Пути длиной до восьми связей между этими узлами нет.")).to_be_visible()
    assert await page.locator(".graph-node").count() == 2
    await page.get_by_role("link", name="Запрос GraphQL").click()
    editor = page.get_by_role("region", name="Редактор запроса")
    await expect(editor.locator(".view-lines")).to_contain_text("shortestPath")
