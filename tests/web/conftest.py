"""The service, the browser and the npm packages of the page tests."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.clients import packages
from tests.clients.packages import Project
from tests.support.service import started
from tests.web.browser import TIMEOUT, chromium
from tests.web.explorer_data import write_data
from tests.web.explorer_visits import axe_source


@pytest.fixture
def npm_project(tmp_path) -> Callable[[Path], Project]:
    """Copy an npm project to a folder with the packages. Without npm, tests/conftest.py deselects its tests."""
    return lambda source: Project(source, tmp_path)


@pytest.fixture(scope="package")
def origin(tmp_path_factory):
    """The URL of a service with the data of the tests; its tests run in one process, see tests/conftest.py."""
    folder = tmp_path_factory.mktemp("explorer")
    data = write_data(folder / "data")
    with started("--port", "0", "--store-dir", folder / "store", TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        yield service.url.removesuffix("/graphql")


@pytest.fixture(scope="package")
async def browser():
    """The browser of the tests of the explorer."""
    expect.set_options(timeout=TIMEOUT)
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def page(browser):
    """A page of a Russian visitor at a desk."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, locale="ru-RU")
    context.set_default_timeout(TIMEOUT)
    yield await context.new_page()
    await context.close()


@pytest.fixture(scope="package")
def axe() -> str:
    """The script of axe-core."""
    if not packages.are_installed():
        if os.environ.get("CI"):
            pytest.fail("axe-core could not be fetched")
        pytest.skip("axe-core could not be fetched")
    return axe_source()
