"""A store that stops while a page is open: a readable error, and a retry that works when the store is back."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.support.neo4j_server import DATABASE, USER
from tests.support.proxy import Proxy
from tests.support.service import started

pytestmark = pytest.mark.slow


async def test_a_stopped_store_is_an_error_with_a_retry(neo4j_server, page, tmp_path):
    # The queries of the explorer are registered with those of the operator.
    documents = tmp_path / "document.graphql"
    documents.write_text("{ __typename }", encoding="utf-8")
    proxy = Proxy(neo4j_server.uri)
    await proxy.listen()
    access = {"URI": proxy.uri, "USER": USER, "PASSWORD": neo4j_server.password, "DATABASE": DATABASE}
    settings = {f"TIRAZH_NEO4J_{name}": value for name, value in access.items()}
    settings["TIRAZH_TRUSTED_DOCUMENTS"] = str(documents)
    try:
        with started("--port", "0", TIRAZH_LOAD_DATA="false", **settings) as service:
            await asyncio.to_thread(service.wait_until_ready)
            origin = service.url.removesuffix("/graphql")
            await page.goto(f"{origin}/programmes")
            await expect(page.get_by_role("heading", level=1)).to_be_visible()
            await expect(page.get_by_role("alert")).to_have_count(0)
            await proxy.stop()
            await page.get_by_role("link", name="Поиск").click()
            await expect(page.get_by_role("alert").first).to_contain_text("Хранилище недоступно")
            await proxy.listen()
            await asyncio.to_thread(service.wait_until_green)
            await page.get_by_role("button", name="Повторить").first.click()
            await expect(page.get_by_role("alert")).to_have_count(0)
            await expect(page.get_by_text("Что есть в графе")).to_be_visible()
    finally:
        await proxy.stop()
