"""The fields that all types have."""

from graph.model import MODEL
from tests.schema.declared import PUBLIC


def test_every_type_has_provenance_fields():
    for label in MODEL.by_label:
        fields = PUBLIC.type_map[label].fields
        assert "datasets" in fields or label == "Dataset", label
        assert "sources" in fields or label in ("Source", "Dataset"), label
