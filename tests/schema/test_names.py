"""The registry of public types by name."""

import pytest

from graph.model import MODEL
from schema.names import known, nodes_of, register, registered, with_article
from schema.public import GRAPHQL_SCHEMA


def test_a_name_stands_for_one_type():
    assert registered("NoSuchType") is None
    with pytest.raises(KeyError):
        known("NoSuchType")
    region = known("Region")
    assert register(region) == "Region"
    with pytest.raises(ValueError, match="two public types are named Region"):
        register(type("Region", (), {}))
    assert known("Region") is region


def test_every_type_of_the_model_is_registered_and_public():
    for label in (*MODEL.by_label, *MODEL.interfaces, "Node"):
        assert known(label).__name__ == GRAPHQL_SCHEMA.type_map[label].name == label


def test_descriptions_have_the_right_article():
    articles = {label: with_article(label).split()[0] for label in MODEL.by_label}
    assert {label for label, article in articles.items() if article == "an"} == {
        label for label in MODEL.by_label if label[0] in "AEIO"
    }
    assert nodes_of("Region") == "Region nodes"
