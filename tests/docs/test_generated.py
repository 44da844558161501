"""The tables and diagrams in the documents match the model and the schema."""

import re

import pytest

from graph.model import MODEL
from tests.docs.examples import CHECKOUT, DOCUMENTS
from tests.docs.generated import PART, regenerate

MODEL_PAGE = (CHECKOUT / "docs" / "model.md").read_text(encoding="utf-8")
#: An arrow of a mermaid flowchart: `Team -->|IN_COHORT| Cohort`, `Region ---|BORDERS| Region`.
ARROW = re.compile(r"^ +(\w+) (-->|---)\|(.+)\| (\w+)$", re.MULTILINE)
#: Not in the diagrams, since they start at nearly every type.
NOT_DRAWN = {"STATED_IN", "IN_DATASET"}


@pytest.mark.parametrize(
    "document", [d for d in DOCUMENTS if PART.search(d.read_text(encoding="utf-8"))], ids=lambda file: file.name
)
def test_the_generated_tables_are_up_to_date(document):
    text = document.read_text(encoding="utf-8")
    assert regenerate(text) == text, "run scripts/renew-docs"


def test_the_model_page_documents_every_type_property_and_relationship():
    for type_ in MODEL.node_types:
        assert f"\n### {type_.label}\n" in MODEL_PAGE
        table = MODEL_PAGE.split(f"\n### {type_.label}\n")[1].split("\n### ")[0]
        assert [p.name for p in type_.properties if f"`{p.name}`" not in table] == []
    for relationship in MODEL.relationships:
        (row,) = re.findall(rf"^\| `{relationship.type}` \|.*$", MODEL_PAGE, re.MULTILINE)
        assert [p.name for p in relationship.properties if f"`{p.name}`" not in row] == []


def test_the_diagrams_show_every_relationship():
    drawn = {
        (start, type_, end, arrow == "---")
        for start, arrow, types, end in ARROW.findall(MODEL_PAGE)
        for type_ in types.split(", ")
    }
    assert drawn == {
        (start, r.type, end, r.symmetric)
        for r in MODEL.relationships
        if r.type not in NOT_DRAWN
        for start in r.start
        for end in r.end
    }
