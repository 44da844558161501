"""Regenerate the responses and tables of the documentation from the running code.

`scripts/renew-docs [FOLDER]`: FOLDER is the folder of an embedded store to reuse. By default the store is temporary.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from graph import migrations
from graph.load.shipped import find_data_sets, load_data_sets
from graph.store import EmbeddedStore
from process.terminal import Terminal
from resolvers.execution.engine import Engine
from resolvers.service import create_engine
from tests.docs import notebooks
from tests.docs.examples import CHECKOUT, DOCUMENTS, examples
from tests.docs.execution import answer
from tests.docs.generated import regenerate
from tests.support.service import LIMIT


async def renew(store_folder: Path) -> None:
    """Rewrite the documents whose responses or tables are out of date."""
    store = EmbeddedStore(store_folder)
    await store.connect()
    try:
        await migrations.upgrade(store)
        await load_data_sets(store, find_data_sets(CHECKOUT / "data"), Terminal("en", sys.stdout))
        engine = create_engine(store, wait=LIMIT)
        try:
            for document in DOCUMENTS:
                await _renew_document(engine, document)
            async with notebooks.service(engine) as url:
                for notebook in notebooks.NOTEBOOKS:
                    notebooks.write_output(notebook, await notebooks.output(notebook, url))
        finally:
            await engine.close()
    finally:
        await store.close()


async def _renew_document(engine: Engine, document: Path) -> None:
    old = text = document.read_text(encoding="utf-8")
    for example in reversed(examples(document)):  # from the end, so that the other spans stay valid
        if "json" in example.blocks:
            start, end = example.spans["json"]
            text = text[:start] + await answer(engine, example) + text[end:]
    text = regenerate(text)
    if text != old:
        document.write_text(text, encoding="utf-8")
        print(f"{document.relative_to(CHECKOUT)} was out of date")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="scripts/renew-docs", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="folder of an embedded store to reuse; default: temporary")
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(renew(parser.parse_args().folder or Path(temporary)))
