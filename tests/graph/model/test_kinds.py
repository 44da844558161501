"""Relationships of the model and their cardinality."""

import pytest

from graph.model import MODEL
from graph.model.kinds import Cardinality


def test_the_cardinality_of_a_relationship_follows_from_many_and_required():
    cardinalities = {r.type: r.cardinality for r in MODEL.relationships}
    assert cardinalities["IN_REGION"] is Cardinality.AT_MOST_ONE
    assert cardinalities["PRACTICE_ABOUT"] is Cardinality.ANY
    assert cardinalities["MEMBER_OF"] is Cardinality.ANY
    assert (Cardinality.AT_LEAST_ONE.minimum, Cardinality.AT_LEAST_ONE.maximum) == (1, None)


def test_only_a_relationship_with_a_file_of_its_own_has_columns_for_both_ends():
    assert MODEL.relationships_by_file["members"].columns == ("person", "team")
    assert MODEL.relationships_by_file["borders"].columns == ("a", "b")
    with pytest.raises(ValueError, match="IN_REGION has no file"):
        next(r for r in MODEL.relationships if r.type == "IN_REGION").columns  # noqa: B018 - the access raises
