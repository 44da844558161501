"""The scalars: valid dates are passed unchanged, all other values are client errors."""

import pytest
from graphql import GraphQLScalarType

from errors import ErrorCode
from schema.errors import BadPartialDate
from schema.public import GRAPHQL_SCHEMA
from schema.scalars import Language, parse_partial_date
from tests.support.narrowing import instance


def test_a_valid_date_is_unchanged():
    for text in ("0001", "1986", "1986-05", "2024-02-29", "9999-12-31"):
        assert parse_partial_date(text) == text


def test_any_other_value_is_a_client_error_that_names_the_valid_forms():
    for value in ("", "86", "0000", "1986-13", "2023-02-29", "1986-5", " 1986", "1986\n", 1986, None, True, ["1986"]):
        with pytest.raises(BadPartialDate) as raised:
            parse_partial_date(value)
        assert raised.value.code == ErrorCode.BAD_USER_INPUT
        assert "YYYY-MM-DD" in raised.value.sentence("en")
        assert "ГГГГ-ММ-ДД" in raised.value.sentence("ru")


def test_the_scalars_name_their_specification_and_are_serialized_as_text():
    for name, value in (("PartialDate", "1986-05"), ("DateTime", "2024-01-02T03:04:05Z")):
        scalar = instance(GRAPHQL_SCHEMA.type_map[name], GraphQLScalarType)
        assert scalar.specified_by_url
        assert scalar.coerce_output_value(value) == value


def test_the_languages_are_those_of_the_stored_texts():
    assert [language.name for language in Language] == ["RU", "EN"]
