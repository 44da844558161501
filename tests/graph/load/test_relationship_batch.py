"""The relationships of a batch of rows: only new or changed ones are written, in few statements, deletions first."""

from graph.load.relationship_batch import RelationshipBatch
from graph.model import MODEL
from graph.model.relationships import SOURCE_IDS

BY_TYPE = {relationship.type: relationship for relationship in MODEL.relationships}
MEMBER_OF, ABOUT = BY_TYPE["MEMBER_OF"], BY_TYPE["PRACTICE_ABOUT"]


def added(stored, properties=None, sources=()) -> bool:
    """Return whether a membership is added, given its stored properties."""
    return RelationshipBatch().add(
        MEMBER_OF, "person:a", "team:t", properties or {"roleRu": "глава"}, list(sources), stored
    )


def test_only_new_or_changed_relationships_are_added():
    assert added(None)
    assert not added({"roleRu": "глава"})
    assert not added({"roleRu": "глава", "from": "2020"})  # the row has no column for it
    assert added({"roleRu": "эксперт"})
    assert added({}, {"roleRu": "глава"})
    assert not added({}, {"roleRu": None})


def test_a_new_source_is_a_change_and_a_further_stored_one_is_not():
    stored = {"roleRu": "глава", SOURCE_IDS: ["source:s", "source:t"]}
    assert not added(stored, sources=["source:t"])
    assert added(stored, sources=["source:u"])
    assert added({"roleRu": "глава"}, sources=["source:s"])


def test_relationships_of_one_form_share_a_statement_and_deletions_come_first():
    batch = RelationshipBatch()
    for practice in ("practice:p", "practice:q"):
        batch.add(ABOUT, practice, "topic:a", {}, [], None)
        batch.keep(ABOUT, practice, ["topic:a"])
    batch.add(ABOUT, "practice:p", "topic:b", {}, ["source:s"], None)
    batch.add(MEMBER_OF, "person:a", "team:t", {"roleRu": "глава"}, [], None)
    (stale, stale_rows), *written = batch.statements()
    assert "DELETE" in stale
    assert stale_rows == {
        "rows": [{"start": "practice:p", "keep": ["topic:a"]}, {"start": "practice:q", "keep": ["topic:a"]}]
    }
    assert [parameters["rows"] for _, parameters in written] == [
        [{"start": "practice:p", "end": "topic:a"}, {"start": "practice:q", "end": "topic:a"}],
        [{"start": "practice:p", "end": "topic:b", "sources": ["source:s"]}],
        [{"start": "person:a", "end": "team:t", "properties": {"roleRu": "глава"}}],
    ]
    assert not any("DELETE" in text for text, _ in written)


def test_an_empty_batch_has_no_statements():
    assert RelationshipBatch().statements() == []
