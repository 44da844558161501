"""Properties that follow from others."""

from graph.model import MODEL
from graph.model.derived import NAMES_PROPERTY, SEARCH_PROPERTY, derived_properties, needed_properties, with_derived
from graph.model.stages import STAGE, STAGE_DATES, stage_change
from graph.text import name_terms, search_terms

TOPIC, ADOPTION, INDICATOR = (MODEL.by_label[label] for label in ("Topic", "Adoption", "Observation"))


def test_which_properties_follow_from_which():
    assert derived_properties(TOPIC) == (SEARCH_PROPERTY, NAMES_PROPERTY)
    assert needed_properties(TOPIC) == ("nameRu", "nameEn", "definitionRu", "definitionEn")
    assert derived_properties(ADOPTION) == (SEARCH_PROPERTY, NAMES_PROPERTY, STAGE)
    assert needed_properties(ADOPTION) == ("stopReasonRu", "stopReasonEn", *STAGE_DATES)
    assert (derived_properties(INDICATOR), needed_properties(INDICATOR)) == ((), ())


def test_the_words_are_those_of_new_values_and_of_those_that_stay():
    stored = {"nameRu": "Вода", "nameEn": "Water"}
    found = with_derived(TOPIC, {"nameRu": "Отходы", "notation": "5"}, stored)
    names = ["Отходы", "Water"]
    assert found == {
        "nameRu": "Отходы",
        "notation": "5",
        SEARCH_PROPERTY: search_terms(names),
        NAMES_PROPERTY: name_terms(names),
    }


def test_without_a_new_text_the_words_stay():
    assert with_derived(TOPIC, {"notation": "5"}, {"nameRu": "Вода"}) == {"notation": "5"}


def test_without_any_text_there_are_no_words():
    assert with_derived(TOPIC, {"nameRu": None}, {"nameRu": "Вода"}) == {
        "nameRu": None,
        SEARCH_PROPERTY: None,
        NAMES_PROPERTY: None,
    }


def test_the_stage_is_the_last_that_a_known_date_reaches():
    for values, stored, stage in (
        ({"requestedOn": "2020"}, {}, "REQUESTED"),
        ({"requestedOn": "2020", "stoppedOn": "2021"}, {}, "STOPPED"),
        ({"requestedOn": "2020"}, {"runningOn": "2021"}, "RUNNING"),
        ({"requestedOn": "2020", "runningOn": None}, {"runningOn": "2021"}, "REQUESTED"),
        ({STAGE: "ADAPTED"}, {}, "ADAPTED"),
        ({"runningOn": None}, {"runningOn": "2021"}, None),
    ):
        assert stage_change(values, stored) == {STAGE: stage}, (values, stored)
    assert stage_change({"stopReasonRu": "нет"}, {}) == {}


def test_a_stage_beside_dates_is_replaced_by_theirs():
    found = with_derived(ADOPTION, {"requestedOn": "2020", STAGE: "RUNNING"}, {})
    assert found == {"requestedOn": "2020", STAGE: "REQUESTED"}
