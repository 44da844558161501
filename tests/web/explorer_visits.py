"""Visits of the screens of the explorer: what each screen asks for, shows and reports."""

import asyncio
import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import ConsoleMessage, Error, Page, Request, Response

from tests.clients.packages import MODULES
from tests.web.explorer_data import IDS

AXE = MODULES / "axe-core" / "axe.min.js"
#: Widths in CSS pixels of a phone and of a page at 200 % text size.
PHONE, ZOOMED = 360, 720

#: A selector that leaves out the samples of the page of components, which has alerts and skeletons on purpose.
OUTSIDE_SAMPLES = ":not(.sample *)"

#: The screens by name, with their addresses.
SCREENS = {
    "start": "/",
    "search": "/search?q=перм",
    "problem": "/search?q=негде хранить лодки",
    "programmes": "/programmes",
    "compare": "/compare?ids=municipality:synthetic-1,municipality:synthetic-2",
    "compare nothing": "/compare",
    "map": "/map",
    "map of a practice": f"/map?practice={IDS['mapped']}&year=2003",
    "map of an indicator": f"/map?measure=indicator&indicator={IDS['long']}",
    "map of states": "/map?country=us&measure=population",
    "recommend": f"/recommend/{IDS['municipality']}",
    "recommend elsewhere": f"/recommend/{IDS['region']}?from=elsewhere",
    "territory": f"/territory/{IDS['municipality']}",
    "region": f"/territory/{IDS['region']}",
    "practice": f"/practice/{IDS['practice']}",
    "practice with long names": "/practice/practice:long",
    "practice of a country": f"/practice/{IDS['mapped']}",
    "programme": f"/program/{IDS['program']}",
    "cohort": f"/program/{IDS['cohort']}?asOf=2026-07-01",
    "graph": f"/graph/{IDS['topic']}?more={IDS['topic']},{IDS['practice']}&without=PROJECT_ABOUT",
    "path": f"/graph/{IDS['person']}?to={IDS['organization']}&fit=1",
    "unknown": "/node/project:unknown",
    "components": "/components",
    **{
        name: f"/node/{IDS[name]}"
        for name in (
            "module",
            "event",
            "team",
            "project",
            "person",
            "organization",
            "topic",
            "indicator",
            "observation",
            "source",
            "dataset",
        )
    },
}


#: Screens with components of their own; the other ones are the same screen about other nodes.
CHECKED_BY_AXE = [name for name, path in SCREENS.items() if not path.startswith("/node/") or name == "project"]


@dataclass
class Visit:
    """What a screen did."""

    heading: str = ""
    alerts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    #: The addresses of the CSV files that the screen offers.
    files: set[str] = field(default_factory=set)
    #: The queries that the screen sent or offers as files.
    queries: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    #: Severe findings of axe by theme.
    findings: dict[str, list[str]] = field(default_factory=dict)
    #: Width of the content by width of the page.
    widths: dict[int, int] = field(default_factory=dict)
    text: str = ""
    text_after_reload: str = ""
    images: int = 0
    #: Size in bytes of the compressed files of the page.
    size: int = 0


class Traffic:
    """The requests of a page and their queries, pending requests included."""

    def __init__(self, page: Page):
        self.urls: list[str] = []
        self.queries: list[str] = []
        self._pending: set[Request] = set()
        page.context.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        self.urls.append(request.url)
        if request.method == "POST":
            self.queries.append(json.loads(request.post_data or "{}")["query"])
        self._pending.add(request)

    def _end(self, request: Request) -> None:
        self._pending.discard(request)

    def is_pending(self) -> bool:
        return bool(self._pending)


async def settled(page: Page, traffic: Traffic | None = None) -> None:
    """Wait until the screen has all its answers."""
    await page.locator("main h1").wait_for()
    quiet = 0
    while quiet < 3:
        waits = (traffic is not None and traffic.is_pending()) or await page.locator(
            f":is(.skeleton, [aria-busy=true]){OUTSIDE_SAMPLES}"
        ).count()
        quiet = 0 if waits else quiet + 1
        await asyncio.sleep(0.03)


async def visited(page: Page, traffic: Traffic, address: str, axe: str | None) -> Visit:
    """Open a screen and return what it did. axe: the script of axe-core; None to leave it out."""
    visit = Visit()
    responses: list[Response] = []

    def note_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.problems.append(message.text)

    def note_error(error: Error) -> None:
        visit.problems.append(str(error))

    def note_response(response: Response) -> None:
        responses.append(response)

    traffic.urls.clear()
    traffic.queries.clear()
    listeners = {"console": note_console, "pageerror": note_error, "response": note_response}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.emulate_media(color_scheme="light")
    await page.goto(address)
    await settled(page, traffic)
    page.remove_listener("response", listeners.pop("response"))
    visit.size = sum([len(gzip.compress(await each.body())) for each in responses if each.status == 200])
    visit.heading = await page.locator("main h1").inner_text()
    visit.alerts = await page.locator(f"[role=alert]{OUTSIDE_SAMPLES}").all_inner_texts()
    visit.images = await page.locator("main img").count()
    if axe is not None:
        visit.findings["light"] = await severe_findings(page, axe)
        await page.emulate_media(color_scheme="dark")
        visit.findings["dark"] = await severe_findings(page, axe, "color-contrast")
    visit.text = await page.locator("main").inner_text()
    files = await page.locator(f"main a[href*='/export?']{OUTSIDE_SAMPLES}").evaluate_all(
        "links => links.map(link => link.href)"
    )
    visit.files = {url for url in files if "format=csv" in url}
    visit.queries = {*traffic.queries, *(parse_qs(urlsplit(url).query)["query"][0] for url in files)}
    for width, size in ((PHONE, "100%"), (ZOOMED, "200%")):
        await page.set_viewport_size({"width": width, "height": 800})
        visit.widths[width] = await page.evaluate(
            "size => { document.documentElement.style.fontSize = size; return document.documentElement.scrollWidth }",
            size,
        )
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.reload()
    await settled(page, traffic)
    visit.text_after_reload = await page.locator("main").inner_text()
    visit.requests = list(traffic.urls)
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return visit


async def target_sizes(page: Page, links: str = "a[data-code]", key: str = "code") -> dict[str, float]:
    """Return the lesser of width and height of the largest of these links, by a key: for regions, by ISO code."""
    found: list[tuple[str, float]] = await page.locator(links).evaluate_all(
        """(links, key) => links.map(link => {
            const { width, height } = link.getBoundingClientRect();
            return [link.dataset[key], Math.min(width, height)];
        })""",
        key,
    )
    largest: dict[str, float] = {}
    for code, size in found:
        largest[code] = max(size, largest.get(code, 0))
    return largest


async def severe_findings(page: Page, axe: str, *rules: str) -> list[str]:
    """Return the serious and critical findings of axe with the first elements. rules: by default all."""
    await page.evaluate(axe)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    violations = await page.evaluate("async options => (await axe.run(options)).violations", options)
    return [
        f"{each['id']}: {[node['html'][:200] for node in each['nodes'][:3]]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]


def axe_source() -> str:
    """Return the script of axe-core, which tests/clients/packages.py installs."""
    return Path(AXE).read_text(encoding="utf-8")
