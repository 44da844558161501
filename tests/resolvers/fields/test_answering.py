"""Answers of the recommender: computed for the newest data, or refused; and the arguments that many of them have."""

import math

import pytest

from access.request_context import RequestContext
from graph import data_version
from graph.query import BadPage, BadValue
from resolvers.fields.answering import MAX_WEIGHT, Gone, answer_all, size_of, weights_of
from resolvers.recommendation_model import RecommendationModel
from tests.resolvers.advised_graph import write_advised_graph


async def test_a_new_territory_is_found_and_an_unknown_one_is_refused(empty_store):
    await write_advised_graph(empty_store)
    model = RecommendationModel(empty_store)
    before, _ = await model.current()
    new = "CREATE (:Node:Territory:Region {id: 'region:new', country: 'XX'})"
    await empty_store.write((new, {}), (data_version.MOVE, {}))
    ((version, answer),) = await answer_all(
        model, ["region:new"], lambda id_, version, recommender: (version, recommender.recommend(id_)), RequestContext()
    )
    assert (version, answer.territory) == (before + 1, "region:new")
    with pytest.raises(Gone) as gone:
        await answer_all(
            model, ["region:none"], lambda id_, _, recommender: recommender.recommend(id_), RequestContext()
        )
    assert gone.value.sentence("en").startswith("id: ")
    assert gone.value.sentence("ru").startswith("id: ")


def test_weights_without_nulls_are_returned():
    for arguments, expected in (
        ({}, None),
        ({"weights": None}, None),
        ({"weights": {}}, None),
        ({"weights": {"topic": None}}, None),
        ({"weights": {"topic": None, "cost": 0, "region": MAX_WEIGHT}}, {"cost": 0, "region": MAX_WEIGHT}),
    ):
        assert weights_of(arguments, "weights") == expected


def test_a_weight_out_of_range_is_refused_by_its_name():
    for weight in (-1e-9, -1, MAX_WEIGHT * 2, math.inf, math.nan):
        with pytest.raises(BadValue) as raised:
            weights_of({"by": {"size": 1, "topic": weight}}, "by")
        assert raised.value.argument == "by.topic"
        assert raised.value.sentence("ru").startswith("by.topic: ")


def test_a_null_size_is_the_default_and_others_are_bounded():
    assert (size_of({"first": None}), size_of({"first": None}, 7), size_of({"first": 3}, 7)) == (20, 7, 3)
    for size in (0, -1, 101):
        with pytest.raises(BadPage):
            size_of({"first": size})
