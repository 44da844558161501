"""The embedded store run by another process, before its owner has published an address."""

import pytest

from graph.store import Contents, StoreInUse, StoreUnavailable
from graph.store.bolt import DEFAULT_LIMITS
from graph.store.embedded.shared import Address, RunningStore, SharedStore


async def test_without_an_address_every_statement_fails_at_once():
    store = SharedStore(DEFAULT_LIMITS)
    await store.connect()
    for address in (None, Address(1, "password", Contents.DAMAGED)):
        await store.move_to(address)
        with pytest.raises(StoreUnavailable):
            await store.read("RETURN 1")
        with pytest.raises(StoreUnavailable):
            await store.write(("RETURN 1", {}))
        with pytest.raises(StoreUnavailable):
            await store.create_fulltext_index("search_test", "Topic", "testTerms")
    assert store.contents is Contents.DAMAGED
    await store.close()


async def test_a_folder_whose_files_have_no_address_is_in_use(tmp_path):
    for port in (None, "", "x"):
        if port is not None:
            (tmp_path / "port").write_text(port)
        store = RunningStore(tmp_path, DEFAULT_LIMITS)
        with pytest.raises(StoreInUse, match=str(tmp_path)):
            await store.connect()
        await store.close()
