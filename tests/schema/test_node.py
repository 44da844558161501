"""The fields that all types have."""

import pytest

from graph.model import MODEL
from tests.schema.declared import PUBLIC


@pytest.mark.parametrize("label", MODEL.by_label)
def test_every_type_has_provenance_fields(label):
    fields = PUBLIC.type_map[label].fields
    assert "datasets" in fields or label == "Dataset"
    assert "sources" in fields or label in ("Source", "Dataset")
