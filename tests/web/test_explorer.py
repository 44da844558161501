"""The explorer in a real browser, against the real service: every screen, offline, by keyboard, in both languages."""

import asyncio
import csv
import io
import json
import re

import httpx
import pytest
from playwright.async_api import Locator, Page, expect

from tests.web.browser import TIMEOUT
from tests.web.explorer_data import HOSTILE, IDS
from tests.web.explorer_visits import CHECKED_BY_AXE, SCREENS, Traffic, Visit, settled, visited
from transport.static_files import EXPLORER_DOCUMENTS, WEB

pytestmark = pytest.mark.slow

#: The screens about nodes without a screen of their own.
NODES = {name for name, path in SCREENS.items() if path.startswith("/node/")}
RECOMMEND = f"/recommend/{IDS['municipality']}"


@pytest.fixture(scope="module")
async def visits(origin, browser, axe) -> dict[str, Visit]:
    """All screens, each visited once."""
    context = await browser.new_context(locale="ru-RU")
    context.set_default_timeout(TIMEOUT)
    page = await context.new_page()
    traffic = Traffic(page)
    visits = {
        name: await visited(page, traffic, origin + path, axe if name in CHECKED_BY_AXE else None)
        for name, path in SCREENS.items()
    }
    await context.close()
    return visits


# --- Every screen


def test_every_screen_asks_no_other_host(visits, origin):
    assert {
        name: [url for url in visit.requests if not url.startswith(f"{origin}/")] for name, visit in visits.items()
    } == {name: [] for name in visits}


def test_no_screen_reports_an_error(visits):
    assert {name: visit.problems + visit.alerts for name, visit in visits.items()} == {name: [] for name in visits}


def test_every_query_of_a_screen_is_registered_as_a_trusted_document(visits):
    registered = set(json.loads(EXPLORER_DOCUMENTS.read_text(encoding="utf-8")).values())
    sent = set().union(*(visit.queries for visit in visits.values()))
    assert len(sent) > 60
    assert sorted(sent - registered) == [], "run scripts/explorer-types"


def test_every_screen_has_its_own_heading(visits):
    headings = {name: visit.heading for name, visit in visits.items()}
    assert headings["start"] == "Что тиражировать вашему муниципалитету?"
    assert headings["unknown"] == "Такой записи нет"
    assert headings["dataset"] == "Что известно: Синтетические данные"  # the title has both languages
    assert headings["recommend"] == "Что тиражировать: Город 1"
    assert len(set(headings.values())) >= len(headings) - 3


def test_a_reload_shows_the_same_view(visits):
    assert {name: visit.text_after_reload for name, visit in visits.items()} == {
        name: visit.text for name, visit in visits.items()
    }


def test_axe_finds_nothing_serious_in_light_and_dark(visits):
    assert {name: visits[name].findings for name in CHECKED_BY_AXE} == {
        name: {"light": [], "dark": []} for name in CHECKED_BY_AXE
    }


def test_no_screen_scrolls_sideways_on_a_phone_or_at_twice_the_text_size(visits):
    wide = {
        name: visit.widths
        for name, visit in visits.items()
        if any(content > width for width, content in visit.widths.items())
    }
    assert wide == {}


def test_hostile_names_are_text(visits):
    assert HOSTILE in visits["project"].text
    assert HOSTILE in visits["cohort"].text
    assert {name for name, visit in visits.items() if visit.images} == set()
    assert not any("/hostile" in url for visit in visits.values() for url in visit.requests)


def test_a_month_after_a_preposition_is_in_its_case(visits):
    assert "начата в марте 2024\u00a0г." in visits["components"].text
    assert "с марта 2019\u00a0г." in visits["components"].text


def test_the_first_view_is_small(visits):
    assert visits["start"].size < 150_000
    assert with_library(visits, "geo.js") == {"cohort", *(name for name in visits if name.startswith("map"))}
    assert with_library(visits, "plot.js") == {"map of a practice", "practice of a country", "components"}


def with_library(visits: dict[str, Visit], file: str) -> set[str]:
    """Return the screens that load a file of app/vendor."""
    return {name for name, visit in visits.items() if any(url.endswith(f"/vendor/{file}") for url in visit.requests)}


# --- Search and keyboard


async def test_the_search_suggests_and_opens_by_keyboard_alone(page: Page, origin):
    await page.goto(origin)
    field = page.get_by_role("combobox")
    for _ in range(20):
        await page.keyboard.press("Tab")
        if await field.evaluate("element => element === document.activeElement"):
            break
    await page.keyboard.type("перм")
    option = page.get_by_role("option", name=re.compile("Пермский край"))
    await expect(option).to_be_visible()
    while await option.get_attribute("aria-selected") != "true":
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/territory/region:RU-PER")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Пермский край")
    assert await page.evaluate("document.activeElement.id") == "main"


async def test_enter_searches_and_escape_closes_the_suggestions(page: Page, origin):
    await page.goto(origin)
    await page.get_by_role("combobox").press_sequentially("перм")
    await expect(page.get_by_role("option").first).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"/search\?q="))
    await expect(page.get_by_role("link", name="Пермский край")).to_be_visible()


async def test_enter_takes_the_suggestion_of_the_text_in_the_field(page: Page, origin):
    """A suggestion of the text before, chosen or not, is not taken."""
    await page.goto(origin)
    field = page.get_by_role("combobox")
    await field.press_sequentially("перм")
    await expect(page.get_by_role("option").first).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.type("ский парк")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"/search\?q="))

    await page.goto(f"{origin}/compare")
    await field.press_sequentially("город 1")
    await expect(page.get_by_role("option").first).to_be_visible()
    await field.fill("пермский край")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/compare?ids=region:RU-PER")
    await field.fill("абракадабра")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status").filter(has_text="«абракадабра» ничего не найдено")).to_be_visible()
    await expect(page).to_have_url(f"{origin}/compare?ids=region:RU-PER")


async def test_the_ranking_is_operated_by_keyboard(page: Page, origin):
    await page.goto(origin + RECOMMEND)
    await settled(page)
    await page.get_by_text("Изменить веса доводов").focus()
    await page.keyboard.press("Enter")
    slider = page.get_by_role("slider").first
    await slider.focus()
    async with page.expect_request(lambda request: '"weights":{' in (request.post_data or "")) as sent:
        await page.keyboard.press("ArrowRight")
    factor = await slider.get_attribute("name")
    assert json.loads((await sent.value).post_data or "")["variables"]["weights"] == {factor: 1.5}
    await expect(page).to_have_url(re.compile(rf"weights={factor}:1\.5"))
    await expect(slider).to_be_focused()
    more = page.get_by_role("button", name=re.compile("Показать ещё"))
    before = await page.locator(".ranking > li").count()
    await more.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".ranking > li")).not_to_have_count(before)


# --- Navigation


async def test_back_and_forward(page: Page, origin):
    await page.goto(origin)
    await page.get_by_role("link", name="Что тиражировать: Город 1", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что тиражировать: Город 1")
    await page.get_by_role("link", name="О территории: Город 1").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что внедрено и что дальше: Город 1")
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что тиражировать: Город 1")
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что тиражировать вашему муниципалитету?")
    await page.go_forward()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что тиражировать: Город 1")
    await expect(page).to_have_title("Что тиражировать: Город 1 · Тираж")


async def test_the_language_changes_labels_numbers_dates_and_lang(page: Page, origin):
    await page.goto(f"{origin}/program/{IDS['cohort']}?asOf=2026-07-01")
    await settled(page)
    russian = await page.locator("main").inner_text()
    assert await page.locator("html").get_attribute("lang") == "ru"
    assert "октябрь 2025\u00a0г." in russian
    await page.get_by_role("link", name="English").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("What is done and what is due: First cohort")
    await settled(page)
    assert await page.locator("html").get_attribute("lang") == "en"
    assert "October 2025" in await page.locator("main").inner_text()
    await page.get_by_role("link", name="Programme", exact=True).first.click()
    await expect(page).to_have_url(re.compile("lang=en"))

    region = f"{origin}/territory/{IDS['municipality']}"
    numbers = {}
    for language in ("ru", "en"):
        await page.goto(f"{region}?lang={language}")
        await settled(page)
        numbers[language] = await page.locator("dl.facts dd").first.inner_text()
    assert re.fullmatch(r"\d{1,3}(\u00a0\d{3})*", numbers["ru"])
    assert numbers["en"] == numbers["ru"].replace("\u00a0", ",")


async def test_both_languages_have_the_same_texts(page: Page, origin):
    await page.goto(origin)
    app = WEB / "explorer" / "app"
    files = [str(path.relative_to(app)) for path in app.rglob("texts.js")]
    assert len(files) >= 9
    keys = await page.evaluate(
        """async files => {
            const keysOf = value => value && typeof value === "object" && !Array.isArray(value)
                ? Object.entries(value).flatMap(([key, each]) => keysOf(each).map(rest => `${key}.${rest}`))
                : [typeof value];
            const result = {};
            for (const file of files) {
                const { texts } = await import(`/explorer/${file}`);
                result[file] = [keysOf(texts.ru).sort(), keysOf(texts.en).sort()];
            }
            return result;
        }""",
        files,
    )
    assert {file: russian for file, (russian, _) in keys.items()} == {
        file: english for file, (_, english) in keys.items()
    }


# --- Contents


async def test_the_heading_of_a_record_without_a_name_has_its_id(page: Page, origin):
    await page.goto(f"{origin}/program/program:nameless")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Как устроена программа: program:nameless")


async def test_the_bars_sum_to_the_score_and_every_practice_has_a_reason(page: Page, origin):
    await page.goto(origin + RECOMMEND)
    await settled(page)
    items = await page.locator(".ranking > li").evaluate_all(
        """items => items.map(item => ({
            values: [...item.querySelectorAll("[data-value]")].map(each => Number(each.dataset.value)),
            text: item.innerText,
        }))"""
    )
    assert len(items) == 10
    for item in items:
        *bars, score = item["values"]
        assert sum(bars) == pytest.approx(score, abs=1e-6)
        assert re.search(r"Внедрена на \d+ территори", item["text"].replace("\u00a0", " ")), item["text"]


async def test_the_exported_rows_are_those_of_the_table(page: Page, origin):
    await page.goto(f"{origin}/territory/{IDS['municipality']}")
    await settled(page)
    for name in ("Что внедрено и когда", "Похожие территории"):
        section = page.get_by_role("region", name=name).first
        total = await total_of(section)
        address = await section.get_by_role("link", name="Скачать CSV").get_attribute("href")
        response = await asyncio.to_thread(httpx.get, f"{origin}{address}", timeout=TIMEOUT / 1000)
        assert response.status_code == 200, response.text
        assert len(rows_of(response.text)) == total > 0, name
    address = (
        await page.get_by_role("region", name="Что внедрено и когда")
        .get_by_role("link", name="XLSX")
        .first.get_attribute("href")
    )
    response = await asyncio.to_thread(httpx.get, f"{origin}{address}", timeout=TIMEOUT / 1000)
    assert response.content.startswith(b"PK")

    await page.goto(f"{origin}/search?q=практика")
    await settled(page)
    shown = await page.get_by_text("сначала самые близкие").first.inner_text()
    found = int(re.findall(r"\d+", shown.replace("\u00a0", ""))[0])
    address = await page.get_by_role("link", name="Скачать CSV").first.get_attribute("href")
    response = await asyncio.to_thread(httpx.get, f"{origin}{address}", timeout=TIMEOUT / 1000)
    assert len(rows_of(response.text)) == found > 0

    await page.goto(origin + SCREENS["compare"])
    await settled(page)
    files = {}
    for name in ("Показатели", "Практики"):
        section = page.get_by_role("region", name=name).first
        async with page.expect_download() as download:
            await section.get_by_role("button", name="Скачать CSV").click()
        files[name] = rows_of((await (await download.value).path()).read_text(encoding="utf-8"))
        assert len(files[name]) == await total_of(section) > 0, name
    assert ["Доля отходов", "12,5", "20"] in files["Показатели"]
    assert {value for _, *values in files["Практики"] for value in values} <= {"0", "1"}


async def test_files_have_the_headings_and_words_of_the_page(visits, origin):
    heads = {}
    for name, addresses in {name: visit.files for name, visit in visits.items()}.items():
        for address in addresses:
            response = await asyncio.to_thread(httpx.get, address, timeout=TIMEOUT / 1000)
            assert response.status_code == 200, (name, response.text)
            heads[name, address] = response.text.removeprefix("\ufeff").splitlines()
    assert len(heads) > 20
    # The relations of a node have columns of many types; the other files have words for all of them.
    tables = {key: lines[0] for key, lines in heads.items() if key[0] not in NODES}
    assert {key: head for key, head in tables.items() if re.search(r"[a-z]\.[a-z]|[a-z][A-Z]", head)} == {}
    adoptions = [lines for (name, _), lines in heads.items() if name == "territory" and "Стадия" in lines[0]]
    assert all("RUNNING" not in line for lines in adoptions for line in lines)


async def total_of(section: Locator) -> int:
    """Return the number of rows that a table states."""
    shown = await section.locator(".table-tools span").first.inner_text()
    return int(re.findall(r"\d+", shown.replace("\u00a0", ""))[-1])


def rows_of(text: str) -> list[list[str]]:
    """Return the rows of a CSV for Excel in Russian, without its header."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))[1:]


async def test_a_relation_is_filtered_and_ordered_by_the_service(page: Page, origin):
    await page.goto(f"{origin}/node/{IDS['topic']}")
    await settled(page)
    table = page.get_by_role("region", name="Практики").first
    names = table.locator("tbody th a")
    before = await names.all_inner_texts()
    await page.get_by_label("Отобрать по названию").first.press_sequentially("практика 1")
    await expect(page).to_have_url(re.compile("q.practices="))
    await expect(names).not_to_have_count(len(before))
    shown = await names.all_inner_texts()
    assert {name for name in before if "практика 1" in name.lower()} <= set(shown)
    assert all("практика 1" in name.lower() for name in shown)
    await table.get_by_role("button", name="Название").click()
    await table.get_by_role("button", name="Название").click()
    await expect(page).to_have_url(re.compile("order.practices=-NAME_RU"))
    await expect(names).to_have_text(sorted(shown, reverse=True))
    await page.reload()
    await expect(names).to_have_text(sorted(shown, reverse=True))
    address = await table.get_by_role("link", name="Скачать CSV").get_attribute("href")
    response = await asyncio.to_thread(httpx.get, f"{origin}{address}", timeout=TIMEOUT / 1000)
    assert len(response.text.splitlines()) == 1 + len(shown)


async def test_an_unreachable_service_is_an_error_with_a_retry(page: Page, origin):
    await page.route("**/graphql", lambda route: route.abort())
    await page.goto(origin + RECOMMEND)
    alert = page.get_by_role("alert")
    await expect(alert).to_contain_text("Сервис не отвечает")
    await page.unroute("**/graphql")
    await page.get_by_role("button", name="Повторить").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Что тиражировать: Город 1")
    await expect(alert).to_have_count(0)


async def test_an_error_of_the_service_is_shown_in_the_language_of_the_page(page: Page, origin):
    error = {
        "message": "The store is away.",
        "extensions": {"code": "STORE_UNAVAILABLE", "messageRu": "Хранилище недоступно.", "retryAfter": 5},
    }
    await page.route("**/graphql", lambda route: route.fulfill(status=503, json={"errors": [error]}))
    await page.goto(origin + RECOMMEND)
    await expect(page.get_by_role("alert")).to_contain_text("Хранилище недоступно. Сервис просит подождать 5\u00a0с.")
    await page.get_by_role("link", name="English").click()
    await expect(page.get_by_role("alert")).to_contain_text("The store is away.")
