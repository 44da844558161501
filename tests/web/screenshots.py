"""Screenshots of every screen of the explorer, in both themes and three widths.

`python -m tests.web.screenshots FOLDER --url http://127.0.0.1:8000` writes PNG files of a running service with the
shipped data, named by screen, width and theme. `--screens` and `--lang` choose some of them.
"""

import argparse
import asyncio
from pathlib import Path
from typing import Literal

from tests.web.browser import chromium
from tests.web.explorer_visits import Traffic, settled

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (390, 820, 1280)

#: The screens by name, on the shipped data.
SCREENS = {
    "start": "/",
    "search": "/search?q=отходы",
    "programmes": "/programmes",
    "territory": "/territory/municipality:oktmo-01615000",
    "region": "/territory/region:US-CA",
    "map": "/map",
    "map-practice": "/map?practice=practice:local-reform-municipal-okrug&year=2022",
    "map-states": "/map?country=us&measure=population",
    "recommend": "/recommend/municipality:oktmo-01615000",
    "practice": "/practice/practice:local-reform-municipal-okrug",
    "compare": "/compare?ids=municipality:oktmo-01615000,municipality:oktmo-01649000,municipality:oktmo-14625000",
    "cohort": "/program/cohort:shkola-munitsipalnykh-komand-2?asOf=2026-07-01",
    "programme": "/program/program:shkola-munitsipalnykh-komand",
    "graph": "/graph/cohort:shkola-munitsipalnykh-komand-2?more=region:RU-TA",
    "graph large": "/graph/region:US-CA?more=region:US-CA,region:US-CA,region:US-CA&fit=1",
    "path": "/graph/person:ivan-egorov?to=topic:waste",
    "project": "/node/project:innopolis-separate-collection-of-waste",
    "topic": "/node/topic:waste",
    "person": "/node/person:ivan-egorov",
    "components": "/components",
}


async def write_screenshots(folder: Path, url: str, screens: list[str], lang: str, height: int | None) -> None:
    """Write the screenshots of these screens. height: of the view; None for whole pages."""
    folder.mkdir(parents=True, exist_ok=True)
    async with chromium() as browser:
        page = await browser.new_page(locale="ru-RU")
        page.set_default_timeout(120_000)
        traffic = Traffic(page)
        for screen in screens:
            path = SCREENS[screen]
            separator = "&" if "?" in path else "?"
            await page.set_viewport_size({"width": WIDTHS[-1], "height": height or 900})
            await page.goto(f"{url}{path}{separator}lang={lang}")
            await settled(page, traffic)
            for width in WIDTHS:
                await page.set_viewport_size({"width": width, "height": height or 900})
                for theme in THEMES:
                    await page.emulate_media(color_scheme=theme)
                    file = folder / f"{screen}-{width}-{theme}.png"
                    await page.screenshot(path=file, full_page=height is None, animations="disabled")
                    print(file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--screens", nargs="*", choices=SCREENS, default=list(SCREENS))
    parser.add_argument("--lang", choices=("ru", "en"), default="ru")
    parser.add_argument("--height", type=int, help="height of the view; without it whole pages")
    arguments = parser.parse_args()
    asyncio.run(write_screenshots(arguments.folder, arguments.url, arguments.screens, arguments.lang, arguments.height))


if __name__ == "__main__":
    main()
