"""The territory and practice pages of the explorer: begun and finished adoptions, regions, people, print."""

import re

import pytest
from playwright.async_api import Page, expect

from recommend.explain.distances import distance_in_words
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


# --- Regions


async def test_a_region_shows_what_its_municipalities_have(page: Page, origin):
    text = await lead(page, f"{origin}/territory/{IDS['region']}")
    assert text == (
        "В муниципалитетах региона известно о 2 внедрениях. "
        "Последнее: Практика на карте, Город на карте 2, внедрено в мае 2003 г."
    )
    titles = await page.locator("main h2").all_inner_texts()
    assert titles == [
        "Что внедрили муниципалитеты региона",
        "Команды и проекты",
        "Люди",
        "На уровне региона",
        "Муниципалитеты региона",
        "О территории",
    ]
    table = page.get_by_role("region", name="Что внедрили муниципалитеты региона").first
    await expect(table.locator("tbody th")).to_have_text(["Город на карте 2", "Город на карте 1"])
    await table.get_by_role("button", name="Внедрено").click()
    await expect(table.locator("tbody th")).to_have_text(["Город на карте 1", "Город на карте 2"])
    await expect(table).to_contain_text("Внедрения известны в 2\u00a0муниципалитетах, всего 1\u00a0практика.")
    note = page.get_by_role("region", name="На уровне региона")
    await expect(note).to_contain_text("На уровне региона нет сведений о внедрениях.")
    await page.get_by_role("link", name="2", exact=True).click()
    municipalities = page.get_by_role("region", name="Муниципалитеты региона", exact=True).first
    await expect(municipalities).to_be_in_viewport()
    await expect(municipalities.locator("tbody th")).to_have_text(["Город на карте 1", "Город на карте 2"])
    await page.get_by_role("link", name="Внедрения на карте").click()
    await expect(page).to_have_url(f"{origin}/map?measure=adoptions")


async def test_a_lead_promises_only_what_follows(page: Page, origin):
    for territory in ("region:RU-KYA", "region:US-CA", "municipality:begun-5"):
        text = await lead(page, f"{origin}/territory/{territory}")
        assert "О внедрённых практиках сведений нет." in text
        promised = "у кого об этом спросить" in text
        assert promised == (await page.get_by_role("heading", name="У кого спросить").count() == 1), territory


async def test_territories_that_run_a_practice_are_asked_before_those_that_have_begun_it(page: Page, origin):
    await page.goto(f"{origin}/territory/municipality:begun-5")
    await settled(page)
    section = page.get_by_role("region", name="Что тиражировать следующим").first
    await expect(section).to_contain_text("Первыми названы территории, которые уже внедрили предложенные практики.")
    lines = await section.locator("ul.items > li").all_inner_texts()
    of_practice = [line.replace("\u00a0", " ") for line in lines if "Начатая практика" in line]
    assert of_practice == [
        "Город начинаний 4 — Начатая практика",
        "Город начинаний 3 — Начатая практика (начата в 2020 году)",
    ]
    begun = ["начата" in line for line in lines]
    assert begun == sorted(begun)


# --- Practices


async def test_a_practice_without_a_summary_begins_with_an_answer(page: Page, origin):
    text = await lead(page, f"{origin}/practice/{IDS['begun']}")
    assert text.startswith(
        "Практику внедрила 1 территория, ещё на 3 территориях она начата. Первые в списке, где её внедрить дальше: "
        "Город "
    )
    assert text.endswith(". Перечень внедрений неполный.")
    assert len(await page.locator(".lead a").all()) == 3


async def test_begun_adoptions_of_a_practice_are_counted_and_listed(page: Page, origin):
    await page.goto(f"{origin}/practice/{IDS['begun']}")
    await settled(page)
    section = page.get_by_role("region", name="Как распространялась").first
    await expect(section.locator("p.prose").first).to_have_text("Практику внедрила 1\u00a0территория (2019 год).")
    await expect(section.get_by_role("heading", level=3)).to_have_text("Ещё на 3\u00a0территориях практика начата")
    begun = page.get_by_role("region", name="практика начата")
    names = begun.locator("tbody th")
    await expect(names).to_have_text(["Город начинаний 2", "Город начинаний 1", "Город начинаний 3"])
    await begun.get_by_role("button", name="Начато").click()
    await expect(names).to_have_text(["Город начинаний 3", "Город начинаний 1", "Город начинаний 2"])


async def test_sentences_agree_with_their_numbers(page: Page, origin):
    await page.goto(f"{origin}/practice/practice:early")
    await settled(page)
    section = page.get_by_role("region", name="Как распространялась").first
    await expect(section.locator("p.prose")).to_have_text(["Практику внедрила 1\u00a0территория (2018 год)."])
    for practice, sentence in (
        ("practice:early", "Практику внедрила 1\u00a0территория в 1\u00a0регионе (Тульская область)."),
        (IDS["mapped"], "Практику внедрили 4\u00a0территории в 2\u00a0регионах. Больше всего: "),
    ):
        await page.goto(f"{origin}/map?practice={practice}")
        await settled(page)
        assert (await page.locator(".map-summary").inner_text()).startswith(sentence)


# --- People and distances


async def test_a_person_of_an_organiser_is_named_as_such(page: Page, origin):
    for address, title in (
        (f"/territory/{IDS['municipality']}", "Люди"),
        (f"/practice/{IDS['practice']}", "У кого спросить"),
    ):
        await page.goto(origin + address)
        await settled(page)
        item = page.get_by_role("region", name=title).get_by_role("listitem").filter(has_text="Проректор школы")
        await expect(item).to_contain_text("проректор, Школа — организатор программы Программа")
        await expect(item.get_by_role("link")).to_have_text(["Проректор школы", "Школа", "Программа"])


async def test_the_page_and_the_service_round_distances_alike(page: Page, origin):
    await page.goto(origin)
    tenths = [0.0, 0.4, 0.5, 4.2, 9.5, 406.5, 407.5, 1088.3]
    shown = await page.evaluate(
        """async tenths => {
            const { distance } = await import("/explorer/components/reason.js");
            return tenths.map(distance);
        }""",
        tenths,
    )
    assert [text.replace("\u00a0", " ") for text in shown] == [
        distance_in_words(each).text("ru").replace("\u202f", " ").replace("\u00a0", " ") for each in tenths
    ]


# --- Print


async def test_a_territory_is_printed_on_one_page(page: Page, origin):
    for territory in (IDS["municipality"], IDS["region"], IDS["beginner"]):
        await page.goto(f"{origin}/territory/{territory}")
        await settled(page)
        content = await page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1, territory
    await page.goto(f"{origin}/territory/{IDS['municipality']}")
    await settled(page)
    table = page.get_by_role("region", name="Что внедрено и когда").first
    rows = table.locator("tbody tr")
    further = table.get_by_text("и ещё ")
    total = await rows.count()
    assert total > 5
    await expect(further).to_be_hidden()
    await page.set_viewport_size({"width": 688, "height": 1000})
    await page.emulate_media(media="print")
    await expect(further).to_have_text(f"и ещё {total - 5}")
    assert [await row.is_visible() for row in await rows.all()] == [True] * 5 + [False] * (total - 5)
    await expect(page.get_by_text("Наборы данных")).to_be_hidden()
    # A table that is wider than the page would shrink all of it.
    assert await page.evaluate("document.documentElement.scrollWidth") <= 688
