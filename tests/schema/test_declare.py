"""Declarations: paths become links, and declared members become fields."""

import pytest

from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.fields.value import Value
from graph.query.links import Hop
from schema.declare import computed, item, nullable, path, text, to_one, value


def test_a_step_has_a_direction_several_types_and_may_be_optional():
    link = path("<RUN_BY|CO_ORGANISED_BY >OF_PROGRAM -BORDERS IN_REGION?", "Region", "Municipality")
    assert link.labels == ("Region", "Municipality")
    assert link.hops == (
        Hop(("RUN_BY", "CO_ORGANISED_BY"), "in"),
        Hop(("OF_PROGRAM",), "out"),
        Hop(("BORDERS",), "both"),
        Hop(("IN_REGION",), "out", optional=True),
    )
    assert path("IN_REGION", "Region") == path(">IN_REGION", "Region")


def test_an_invalid_step_is_named():
    for steps in ("in_region", "<", "A-B", "A?B", "A)DETACH", "<>A"):
        with pytest.raises(ValueError, match="is not a valid step of a path"):
            path(steps, "Region")


def test_a_property_is_nullable_unless_it_is_required():
    assert (value(str, "A text.").type, value(int, "A number.", required=True).type) == ("str | None", "int")
    assert value("PartialDate", "A date.").declaration == Value("")
    assert (item(str, "A text.").type, item(str, "A text.", required=False).type) == ("str", "str | None")
    assert nullable(computed("list[int]", "x", "Numbers.")).type == "list[int] | None"


def test_a_text_has_a_field_for_each_language_and_one_with_a_choice():
    fields = text("The name.").fields("short_name")
    assert list(fields) == ["short_name", "short_name_ru", "short_name_en"]
    assert fields["short_name"].declaration == Translated("shortName")
    assert [argument.python_name for argument in fields["short_name"].arguments] == ["lang"]
    assert fields["short_name_ru"].description == "The name, in Russian."
    assert fields["short_name_en"].field("short_name_en").metadata["graph"] == Value("shortNameEn")


def test_a_field_is_named_in_camel_case_without_the_underscore_of_a_keyword():
    assert value(str, "A text.").field("from_").metadata["graph"] == Value("from")
    assert value(str, "A text.").field("running_on").metadata["graph"] == Value("runningOn")


def test_a_link_is_non_null_if_the_model_requires_exactly_one_node():
    required, optional = to_one("Practice", "ADOPTION_OF", "x."), to_one("Region", "IN_REGION", "x.")
    assert (required.type, optional.type) == ("Practice", "Region | None")
    assert required.declaration == ToOne(path("ADOPTION_OF", "Practice"))


def test_the_maximum_length_of_a_list_is_its_cost():
    longest, plain = item("list[int]", "Numbers.", max_items=7).cost, item("list[int]", "Numbers.").cost
    assert longest is not None
    assert (longest.items, plain) == (7, None)
