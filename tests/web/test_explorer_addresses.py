"""The addresses of the explorer: each state is one, the browser goes back to it, and a wrong one says so."""

import asyncio
import json
import re
from urllib.parse import quote

import httpx
import pytest
from playwright.async_api import Page, Route, expect

from tests.web.browser import TIMEOUT
from tests.web.explorer_data import IDS, MANY_TEAMS
from tests.web.explorer_visits import settled

pytestmark = pytest.mark.slow

TOPIC = f"/node/{IDS['topic']}"
UNKNOWN = "Такой записи нет"


async def scrolled(page: Page) -> int:
    return int(await page.evaluate("window.scrollY"))


# --- Back


async def test_back_returns_to_the_place_and_the_number_of_rows(page: Page, origin):
    await page.goto(origin + TOPIC)
    await settled(page)
    section = page.get_by_role("region", name="Практики").first
    rows = section.locator("tbody tr")
    before = await rows.count()
    await section.get_by_role("button", name="Показать ещё").click()
    await expect(rows).not_to_have_count(before)
    count = await rows.count()
    link = rows.last.get_by_role("link")
    await link.scroll_into_view_if_needed()
    place = await scrolled(page)
    assert place > 0
    await link.click()
    await expect(page).to_have_url(re.compile("/practice/"))
    await settled(page)
    assert await scrolled(page) == 0
    await page.go_back()
    await expect(rows).to_have_count(count)
    await page.wait_for_function("place => Math.abs(scrollY - place) <= 2", arg=place)
    await page.reload()
    await expect(rows).to_have_count(count)
    await page.wait_for_function("place => Math.abs(scrollY - place) <= 2", arg=place)
    await page.go_forward()
    await expect(page).to_have_url(re.compile("/practice/"))
    await settled(page)
    assert await scrolled(page) == 0


async def test_back_returns_to_the_order_of_a_table(page: Page, origin):
    await page.goto(f"{origin}/node/{IDS['long']}")
    await settled(page)
    periods = page.locator("tbody td:nth-child(3)")
    await page.get_by_role("button", name="Значение").click()
    await expect(periods).to_have_text(["2023", "2021", "2022"])
    await page.get_by_role("link", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.go_back()
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
    await expect(periods).to_have_text(["2023", "2021", "2022"])


async def test_a_link_to_a_part_of_a_page_shows_the_part(page: Page, origin):
    for start in ("/programmes", "/"):
        await page.goto(origin + start)
        await settled(page)
        await page.get_by_role("link", name="Данные и лицензии").click()
        await expect(page).to_have_url(f"{origin}/#data")
        await settled(page)
        await expect(page.get_by_role("heading", name="Что есть в графе")).to_be_in_viewport()
    await page.goto(f"{origin}/#data")
    await settled(page)
    await expect(page.get_by_role("heading", name="Что есть в графе")).to_be_in_viewport()
    await page.goto(f"{origin}/programmes?lang=en")
    await page.get_by_role("link", name="Data and licences").click()
    await expect(page).to_have_url(f"{origin}/?lang=en#data")


async def test_undoing_an_expansion_is_a_step_back(page: Page, origin):
    await page.goto(origin + TOPIC)
    await settled(page)
    await page.get_by_role("link", name="Схема связей").click()
    hub = page.locator(f".graph-more[data-hub='{IDS['topic']}']")
    await hub.click()
    await expect(page).to_have_url(re.compile("more="))
    undo = page.get_by_role("button", name="Отменить раскрытие")
    await undo.click()
    await expect(page).to_have_url(f"{origin}/graph/{IDS['topic']}")
    await expect(undo).to_be_disabled()
    await expect(undo).to_be_focused()
    await page.go_back()
    await expect(page).to_have_url(origin + TOPIC)

    await page.goto(f"{origin}/graph/{IDS['topic']}?more={IDS['topic']}")
    await undo.click()
    await expect(page).to_have_url(f"{origin}/graph/{IDS['topic']}")


# --- Ids in an address


async def test_the_characters_of_an_id_may_be_escaped(page: Page, origin):
    for screen in ("territory", "recommend", "graph"):
        await page.goto(f"{origin}/{screen}/{quote(IDS['municipality'], safe='')}")
        await expect(page.get_by_role("heading", level=1)).to_contain_text("Город 1")
    await page.goto(f"{origin}/node/{quote('adoption:map/5', safe='')}")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Город на карте 4")


async def test_an_id_with_slashes_has_a_page(page: Page, origin):
    await page.goto(f"{origin}/node/{IDS['source']}?q.statements=x")
    await page.goto(f"{origin}/node/adoption:map/5")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Город на карте 4")
    await page.get_by_role("link", name="Схема связей").click()
    await expect(page).to_have_url(f"{origin}/graph/adoption:map/5")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Город на карте 4")
    await page.get_by_role("link", name="Страница узла").first.click()
    await expect(page).to_have_url(f"{origin}/node/adoption:map/5")
    await settled(page)
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Город на карте 4")


@pytest.mark.parametrize(
    "path",
    [
        "/territory/region:RU-PER%E0%A4%A",
        "/node/constructor:x",
        "/node/__proto__:x",
        "/territory/toString:x",
        "/graph/constructor:x",
        "/recommend/valueOf:x",
        "/practice/%",
        "/program/cohort:%ff",
        "/node/nothing",
    ],
)
async def test_an_address_of_no_record_says_so(page: Page, origin, path):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(origin + path)
    await expect(page.get_by_role("heading", level=1)).to_have_text(UNKNOWN)
    await expect(page.get_by_role("alert")).to_have_count(0)
    assert errors == []


async def test_odd_parameters_leave_a_screen_whole(page: Page, origin):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in (
        "/map?measure=constructor&country=constructor&indicator=constructor&practice=constructor&year=constructor",
        "/map?measure=toString&practice=practice:map",
        f"/recommend/{IDS['municipality']}?weights=constructor:1,__proto__:2&topic=constructor&from=constructor",
        f"/graph/{IDS['topic']}?more=constructor,x:y&without=constructor",
        f"/node/{IDS['topic']}?q.practices=%25&order.practices=constructor",
        f"/program/{IDS['cohort']}?asOf=constructor",
        "/search?q=%E0%A4%A&type=constructor",
        "/compare?ids=constructor,constructor:x",
    ):
        await page.goto(origin + path)
        await expect(page.get_by_role("heading", level=1)).not_to_have_text("")
        await settled(page)
        await expect(page.get_by_text("Не удалось показать страницу")).to_have_count(0)
    assert errors == []


async def test_a_screen_that_breaks_can_be_tried_again(page: Page, origin):
    is_broken = True

    async def broken(route: Route) -> None:
        if not is_broken or "query Cohort(" not in (route.request.post_data or ""):
            await route.fallback()
            return
        response = await route.fetch()
        answer = await response.json()
        answer["data"]["cohort"]["modules"] = None
        await route.fulfill(response=response, body=json.dumps(answer))

    await page.route("**/graphql", broken)
    alert = page.get_by_role("alert")
    await page.goto(f"{origin}/program/{IDS['cohort']}")
    await expect(alert).to_contain_text("Не удалось показать страницу")
    await page.get_by_role("link", name="Карта", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(alert).to_have_count(0)
    await page.go_back()
    await expect(alert).to_contain_text("Не удалось показать страницу")
    is_broken = False
    await page.get_by_role("button", name="Повторить").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Первый поток")
    await expect(alert).to_have_count(0)


async def test_a_record_opens_on_the_screen_of_its_type(page: Page, origin):
    for path, shown in {
        f"/node/{IDS['municipality']}?lang=en": f"/territory/{IDS['municipality']}?lang=en",
        f"/node/{IDS['practice']}": f"/practice/{IDS['practice']}",
        f"/node/{IDS['cohort']}": f"/program/{IDS['cohort']}",
        f"/territory/{IDS['person']}": f"/node/{IDS['person']}",
        f"/practice/{IDS['region']}": f"/territory/{IDS['region']}",
        f"/program/{IDS['project']}": f"/node/{IDS['project']}",
    }.items():
        await page.goto(f"{origin}/programmes")
        await page.goto(origin + path)
        await expect(page).to_have_url(origin + shown)
        await expect(page.get_by_role("heading", level=1)).not_to_have_text(UNKNOWN)
        await page.go_back()
        await expect(page).to_have_url(f"{origin}/programmes")


# --- No such page


async def test_a_browser_gets_the_page_for_an_unknown_address(page: Page, origin):
    for path in ("/nosuch", "/territory", "/node/", "/program/", "/map/x", "/nosuch?lang=en"):
        response = await page.goto(origin + path)
        assert response is not None
        assert response.status == 404
        title = "There is no such page" if "lang=en" in path else "Такой страницы нет"
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)
        await expect(page).to_have_title(re.compile(title))
    await page.get_by_role("link", name="Go to the search").click()
    await expect(page).to_have_url(f"{origin}/?lang=en")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("municipality")


async def test_the_query_editor_is_linked_in_the_language_of_the_page(page: Page, origin):
    await page.goto(f"{origin}/?lang=en")
    await expect(page.get_by_role("link", name="Write a GraphQL query")).to_have_attribute("href", "/graphql?lang=en")


# --- Comparison


async def test_a_territory_is_removed_while_the_names_are_loading(page: Page, origin):
    ids = [f"municipality:synthetic-{n}" for n in (1, 2)]
    await page.goto(f"{origin}/compare?ids={','.join(ids)}")
    await settled(page)

    async def names_wait(route: Route) -> None:
        if "query Names(" not in (route.request.post_data or ""):
            await route.fallback()

    await page.route("**/graphql", names_wait)
    field = page.get_by_role("combobox")
    await field.fill("пермский край")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/compare?ids={','.join(ids)},region:RU-PER")
    await page.get_by_role("link", name="Убрать Город 1").click()
    await expect(page).to_have_url(f"{origin}/compare?ids=municipality:synthetic-2,region:RU-PER")


async def test_unknown_territories_are_named_and_can_be_removed(page: Page, origin):
    known = "municipality:synthetic-1,municipality:synthetic-2"
    for unknown in ("municipality:unknown", "constructor", IDS["practice"]):
        await page.goto(f"{origin}/compare?ids={known},{unknown}")
        await settled(page)
        await expect(page.get_by_role("alert")).to_have_count(0)
        await expect(page.get_by_role("region", name="Показатели").first).to_be_visible()
        await expect(page.locator("main")).to_contain_text("такой территории нет")
        await page.get_by_role("link", name=f"Убрать {unknown}").click()
        await expect(page).to_have_url(f"{origin}/compare?ids={known}")
    await page.goto(f"{origin}/compare?ids=municipality:synthetic-1,municipality:unknown")
    await settled(page)
    await expect(page.get_by_role("alert")).to_have_count(0)
    await expect(page.locator("main")).to_contain_text("нужны хотя бы две территории")


# --- Focus


async def test_the_focus_stays_when_a_button_waits_or_goes(page: Page, origin):
    await page.goto(origin + TOPIC)
    await settled(page)
    section = page.get_by_role("region", name="Практики").first
    more = section.get_by_role("button", name="Показать ещё")
    rows = section.locator("tbody tr")
    before = await rows.count()
    waiting: list[Route] = []
    await page.route("**/graphql", lambda route: waiting.append(route))
    await more.focus()
    await page.keyboard.press("Enter")
    button = section.get_by_role("button", name="Загрузка")
    await expect(button).to_be_focused()
    await expect(button).to_be_disabled()
    await page.keyboard.press("Enter")
    assert len(waiting) == 1
    await waiting[0].continue_()
    await page.unroute("**/graphql")
    # The last page takes the button with it: the first of its rows has the focus.
    await expect(rows).not_to_have_count(before)
    await expect(rows.nth(before)).to_be_focused()


async def test_the_focus_stays_after_a_retry(page: Page, origin):
    await page.goto(origin)
    await settled(page)
    await page.route("**/graphql", lambda route: route.abort())
    await page.get_by_role("link", name="Программы", exact=True).click()
    retry = page.get_by_role("button", name="Повторить")
    await retry.focus()
    async with page.expect_event("requestfailed"):  # the alert stays during the attempt
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_visible()
    assert await page.evaluate("document.activeElement !== document.body")
    await page.unroute("**/graphql")
    await retry.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_count(0)
    await settled(page)
    assert await page.evaluate("document.activeElement.closest('main') !== null")


async def test_the_focus_stays_when_a_link_removes_itself(page: Page, origin):
    await page.goto(f"{origin}/compare?ids=municipality:synthetic-1,municipality:synthetic-2")
    await settled(page)
    await page.get_by_role("link", name="Убрать Город 2").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("link", name="Убрать Город 2")).to_have_count(0)
    await settled(page)
    assert await page.evaluate("document.activeElement.closest('main') !== null")


async def test_a_reset_of_the_weights_keeps_the_focus(page: Page, origin):
    await page.goto(f"{origin}/recommend/{IDS['municipality']}?weights=popularity:2")
    await settled(page)
    reset = page.get_by_role("button", name="Вернуть исходные веса")
    await reset.focus()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{origin}/recommend/{IDS['municipality']}")
    await expect(reset).to_be_focused()
    await expect(reset).to_be_disabled()


# --- A cohort of more than one page


async def test_the_sentences_of_a_cohort_count_all_its_rows(page: Page, origin):
    await page.goto(f"{origin}/program/{IDS['large cohort']}?asOf=2026-07-01")
    await settled(page)
    teams = page.get_by_role("region", name="Команды и проекты").first
    await expect(teams).to_contain_text(f"{MANY_TEAMS}\u00a0проектов")
    await expect(teams).to_contain_text(f"завершён — {MANY_TEAMS // 3}")
    await expect(teams.get_by_role("link", name=re.compile("Доля населения, проживающего"))).to_be_visible()
    due = page.get_by_role("region", name="Оценка результатов").first
    address = await due.get_by_role("link", name="Скачать CSV").first.get_attribute("href")
    response = await asyncio.to_thread(httpx.get, f"{origin}{address}", timeout=TIMEOUT / 1000)
    all_rows = len(response.text.splitlines()) - 1
    assert all_rows > 50
    sentence = await due.locator(".prose").first.inner_text()
    counts = re.search(r"просрочено — (\d+), предстоит — (\d+), проведено — (\d+)", sentence)
    assert counts, sentence
    assert sum(map(int, counts.groups())) == all_rows
    await expect(due.get_by_role("region", name="Оценки по месяцам").locator("tbody tr")).to_have_count(1)
