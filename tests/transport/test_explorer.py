"""The explorer: one page at the URL of each screen, and its files, with a strict content security policy."""

import re

import httpx
import pytest
from starlette.applications import Starlette

from transport.explorer import NODE_SCREENS, SCREENS, Explorer
from transport.static_files import WEB

APP = WEB / "explorer" / "app"


@pytest.fixture
async def pages():
    explorer = Explorer(compress_above=1_000)
    app = Starlette(routes=explorer.routes, exception_handlers={404: explorer.not_found})
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service", follow_redirects=True) as client:
        yield client


async def test_every_screen_has_the_page(pages):
    ids = ("region:RU-PER", "region%3ARU-PER", "adoption:practice/territory", "adoption:practice%2Fterritory")
    urls = [*SCREENS, *(f"/{screen}/{each}" for screen in NODE_SCREENS for each in ids)]
    texts = {(await pages.get(url)).text for url in urls}
    assert texts == {(APP / "index.html").read_text(encoding="utf-8")}


async def test_browsers_get_the_page_for_an_unknown_url(pages):
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page = (APP / "index.html").read_text(encoding="utf-8")
    for url in ("/nothing", "/territory", "/territory/", "/node/", "/explorer/nothing"):
        response = await pages.get(url, headers=browser)
        assert (response.status_code, response.text) == (404, page), url
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        again = await pages.get(url, headers={**browser, "If-None-Match": response.headers["ETag"]})
        assert again.status_code == 404, url
        for accept in ("*/*", "application/json", "image/png", ""):
            response = await pages.get(url, headers={"Accept": accept})
            assert (response.status_code, response.text) == (404, "Not Found"), (url, accept)
        assert (await pages.post(url, headers=browser)).status_code in (404, 405), url


def test_the_router_of_the_page_has_the_same_screens():
    router = (APP / "routes.js").read_text(encoding="utf-8")
    paths = {path.replace("\\", "") for path in re.findall(r"path: /\^(.+?)\$/", router)}
    assert paths == {*SCREENS, *(f"/{screen}/(.+)" for screen in NODE_SCREENS)}


async def test_every_file_is_served_with_its_type_and_revalidated(pages):
    types = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
    files = [path for path in APP.rglob("*") if path.is_file() and path.suffix in types]
    assert len(files) > 20
    for path in files:
        response = await pages.get(f"/explorer/{path.relative_to(APP)}")
        assert response.headers["Content-Type"].partition(";")[0] == types[path.suffix], path
        again = await pages.get(response.url.path, headers={"If-None-Match": response.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path


async def test_text_files_are_compressed_as_the_client_prefers(pages):
    plain = await pages.get("/explorer/vendor/preact.js", headers={"Accept-Encoding": "identity"})
    compressed = await pages.get("/explorer/vendor/preact.js", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert compressed.content == plain.content
    assert int(compressed.headers["Content-Length"]) < len(plain.content) / 2
    assert compressed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    again = await pages.get("/explorer/vendor/preact.js", headers={"If-None-Match": compressed.headers["ETag"]})
    assert again.status_code == 304
    font = await pages.get("/explorer/vendor/golos-text-latin-wght-normal.woff2", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in font.headers


async def test_the_policy_allows_no_inline_script_or_style_and_only_local_sources(pages):
    for url in ("/", "/explorer/main.js"):
        headers = (await pages.get(url)).headers
        policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'self'"
        assert "script-src" not in policy
        assert not any(word in headers["Content-Security-Policy"] for word in ("unsafe", "http", "*"))
        assert headers["X-Content-Type-Options"] == "nosniff"


async def test_only_the_files_of_the_page_are_served(pages):
    for path in ("/explorer/nothing.js", "/explorer/", "/explorer/../package.json", "/explorer/%2e%2e/build.mjs"):
        assert (await pages.get(path)).status_code == 404, path
