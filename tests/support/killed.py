"""A program that opens the embedded store in a folder, writes a node and waits until a test kills it.

Run as `python -m tests.support.killed FOLDER`. After the write it prints the process id of the store.
"""

import asyncio
import sys
from pathlib import Path

from tests.support.stores import embedded_store


async def main(folder: Path) -> None:
    store = embedded_store(folder)
    await store.connect()
    await store.write(("CREATE (:Topic {id: 'topic:written'})", {}))
    print(store.process_id, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
