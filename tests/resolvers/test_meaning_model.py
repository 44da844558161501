"""The compared texts follow the data. The data are made up."""

import asyncio

import pytest

from graph import data_version
from resolvers.meaning_model import MeaningModel
from resolvers.service import create_engine
from tests.resolvers.asking import ask, ids
from tests.support.service import LIMIT

PRACTICE = "CREATE (:Node:Practice {id: $id, nameRu: $name})"
PROJECT = """
MATCH (p:Practice {id: 'practice:waste'})
CREATE (:Node:Project {id: 'project:a', nameRu: 'Сбор'})-[:IMPLEMENTS]->(p)
CREATE (:Node:Project {id: 'project:b', nameRu: 'Сбор', descriptionRu: 'Описание'})
"""
SEARCH = '{ search(text: "мусор", mode: MEANING, types: [PRACTICE]) { nodes { id } } }'


@pytest.fixture
async def small_store(empty_store):
    await empty_store.write(
        (PRACTICE, {"id": "practice:waste", "name": "Вывоз отходов"}), (PROJECT, {}), (data_version.MOVE, {})
    )
    return empty_store


async def test_texts_are_read_once_on_first_use(small_store):
    model = MeaningModel(small_store)
    try:
        assert model.version() is None
        first, second = await asyncio.gather(model.current(), model.current())
        assert first is second
        assert model.version() == first.version == 1
        assert first.texts["project:b"] == {"nameRu": "Сбор", "descriptionRu": "Описание"}
        assert first.practices_of == {"project:a": ["practice:waste"], "project:b": []}
        assert first.index.found("сбор")
    finally:
        await model.close()


async def test_a_new_version_of_the_data_is_noticed(small_store):
    engine = create_engine(small_store, wait=LIMIT)
    await engine.start()
    try:
        assert ids((await ask(engine, SEARCH))["search"]) == ["practice:waste"]
        await small_store.write((PRACTICE, {"id": "practice:rubbish", "name": "Мусор"}), (data_version.MOVE, {}))
        async with asyncio.timeout(LIMIT):
            while ids((await ask(engine, SEARCH))["search"]) != ["practice:rubbish", "practice:waste"]:
                await asyncio.sleep(0.05)
    finally:
        await engine.close()


async def test_an_empty_graph_has_no_texts(empty_store):
    engine = create_engine(empty_store, wait=LIMIT)
    try:
        assert (await ask(engine, SEARCH))["search"]["nodes"] == []
    finally:
        await engine.close()
