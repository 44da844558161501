"""Derived properties."""

from graph.model import MODEL
from graph.model.derived import NAMES_PROPERTY, SEARCH_PROPERTY, derived_properties, needed_properties, with_derived
from graph.model.stages import STAGE, STAGE_DATES
from graph.text import name_terms, search_terms

TOPIC, ADOPTION, OBSERVATION = (MODEL.by_label[label] for label in ("Topic", "Adoption", "Observation"))


def test_derived_and_needed_properties_of_node_types():
    assert derived_properties(TOPIC) == (SEARCH_PROPERTY, NAMES_PROPERTY)
    assert needed_properties(TOPIC) == ("nameRu", "nameEn", "definitionRu", "definitionEn")
    assert derived_properties(ADOPTION) == (SEARCH_PROPERTY, NAMES_PROPERTY, STAGE)
    assert needed_properties(ADOPTION) == ("stopReasonRu", "stopReasonEn", "noteRu", "noteEn", *STAGE_DATES)
    assert (derived_properties(OBSERVATION), needed_properties(OBSERVATION)) == ((), ())


def test_search_terms_cover_new_and_stored_values():
    stored = {"nameRu": "Вода", "nameEn": "Water"}
    derived = with_derived(TOPIC, {"nameRu": "Отходы", "notation": "5"}, stored)
    names = ["Отходы", "Water"]
    assert derived == {
        "nameRu": "Отходы",
        "notation": "5",
        SEARCH_PROPERTY: search_terms(names),
        NAMES_PROPERTY: name_terms(names),
    }


def test_search_terms_are_not_written_without_new_texts():
    assert with_derived(TOPIC, {"notation": "5"}, {"nameRu": "Вода"}) == {"notation": "5"}


def test_search_terms_are_removed_with_the_last_text():
    assert with_derived(TOPIC, {"nameRu": None}, {"nameRu": "Вода"}) == {
        "nameRu": None,
        SEARCH_PROPERTY: None,
        NAMES_PROPERTY: None,
    }


def test_dates_override_the_value_of_the_stage():
    derived = with_derived(ADOPTION, {"requestedOn": "2020", STAGE: "RUNNING"}, {})
    assert derived == {"requestedOn": "2020", STAGE: "REQUESTED"}
