import base64
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query.cursors import Cursor, Order, decode_cursor, encode_cursor
from graph.query.errors import BadCursor

BY_ID = Order()
BY_NAME = Order("nameRu")
BY_POPULATION = Order("population", descending=True)

#: Every text that a store can hold: all of Unicode except lone surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]))


def cursor_of(content: str) -> str:
    """Return a cursor with this content, as a client might forge it."""
    return base64.urlsafe_b64encode(content.encode("utf-8", "surrogatepass")).decode()


def decoded(text: str, order: Order = BY_NAME, types: tuple[type, ...] = (str,)) -> Cursor:
    return decode_cursor("after", text, "Region", order, types)


@given(texts)
def test_a_cursor_by_id_round_trips(id_):
    assert decoded(encode_cursor("Region", BY_ID, id_, id_), BY_ID) == Cursor(None, id_)


@given(texts | st.none(), texts)
def test_a_cursor_by_a_text_round_trips(value, id_):
    assert decoded(encode_cursor("Region", BY_NAME, value, id_)) == Cursor(value, id_)


@given(st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.none(), texts)
def test_a_cursor_by_a_number_round_trips(value, id_):
    cursor = decoded(encode_cursor("Region", BY_POPULATION, value, id_), BY_POPULATION, (int, float))
    assert cursor == Cursor(value, id_)
    assert type(cursor.value) is type(value)


@given(texts, texts)
def test_a_cursor_is_safe_in_a_url(value, id_):
    assert encode_cursor("Region", BY_NAME, value, id_).replace("-", "").replace("_", "").isalnum()


def test_padding_is_accepted():
    text = encode_cursor("Region", BY_NAME, "Пермский край", "region:RU-PER")
    padded = text + "=" * (-len(text) % 4)
    assert decoded(padded) == decoded(text)


@given(st.text())
def test_any_text_is_decoded_or_rejected(text):
    try:
        cursor = decoded(text)
    except BadCursor:
        return
    assert isinstance(cursor, Cursor)


@given(st.binary())
def test_random_bytes_are_rejected(content):
    with pytest.raises(BadCursor):
        decoded(base64.urlsafe_b64encode(content).decode())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_other_json_is_rejected(content):
    with pytest.raises(BadCursor):
        decoded(cursor_of(json.dumps(content)))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        '"Region"',
        '{"Region":1,"nameRu":2,"region:RU-PER":3,"x":4}',
        "[]",
        '["Region"]',
        '["Region","nameRu"]',
        '["Region","nameRu","region:RU-PER"]',
        '["Region","nameRu","region:RU-PER","a","b"]',
        '["Region","nameRu",5,"a"]',
        '["Region","nameRu",null,"a"]',
        '["Region","nameRu",["region:RU-PER"],"a"]',
        '["Region","nameRu","region:RU-PER",true]',
        '["Region","nameRu","region:RU-PER",{}]',
        '["Region","nameRu","region:RU-PER",["a"]]',
        '["Region","nameRu","region:RU-PER",5]',
        '["Region","nameRu","region:RU-PER",0.5]',
        '["Region","nameRu","region:RU-PER","\\ud800"]',
        '["Region","nameRu","\\udfff","a"]',
        '["Region","nameRu","\ud800","a"]',
        "[" * 100_000,
        '["Region","nameRu","region:RU-PER",' + "[" * 100_000 + "]" * 100_000 + "]",
    ],
)
def test_content_of_another_form_is_rejected(content):
    with pytest.raises(BadCursor, match="after: this is not a cursor of this service"):
        decoded(cursor_of(content))


@pytest.mark.parametrize(
    "number",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        str(2**63),
        str(-(2**63) - 1),
        "9" * 5000,
        '"1"',
        "true",
    ],
)
def test_numbers_that_a_store_cannot_hold_are_rejected(number):
    with pytest.raises(BadCursor, match="after: this is not a cursor of this service"):
        decoded(cursor_of(f'["Region","-population","region:RU-PER",{number}]'), BY_POPULATION, (int, float))


@pytest.mark.parametrize("text", ["", "=", "zzz", "Пермь", "\ud800", "\0", "a b", "AAAA====", "A" * 1_000_000])
def test_text_other_than_base64_json_is_rejected(text):
    with pytest.raises(BadCursor, match="after: this is not a cursor of this service"):
        decoded(text)


def test_a_null_is_rejected_if_every_node_has_a_value():
    with pytest.raises(BadCursor):
        decode_cursor(
            "after",
            cursor_of('["Search","-score","region:RU-PER",null]'),
            "Search",
            Order("score", descending=True),
            (int, float),
            nullable=False,
        )


@pytest.mark.parametrize(
    ("list_type", "order", "value"),
    [
        ("Municipality", BY_NAME, "Пермь"),
        ("Region", Order("nameEn"), "Perm Krai"),
        ("Region", Order("nameRu", descending=True), "Пермский край"),
        ("Region", BY_ID, None),
    ],
)
def test_a_cursor_of_another_list_or_order_has_its_own_message(list_type, order, value):
    with pytest.raises(BadCursor, match="the cursor is from a list of another type or order") as caught:
        decode_cursor("before", encode_cursor(list_type, order, value, "region:RU-PER"), "Region", BY_NAME, (str,))
    assert caught.value.code == "BAD_CURSOR"
    assert caught.value.argument == "before"
    assert "Use a cursor from the same list with the same orderBy" in caught.value.sentence("en")
    assert caught.value.sentence("ru").startswith("before: курсор взят из списка другого типа или с другим порядком")


def test_a_finite_score_round_trips_exactly():
    score = math.log(0.3)
    text = encode_cursor("Search", BY_POPULATION, score, "x")
    assert decode_cursor("after", text, "Search", BY_POPULATION, (int, float)).value == score
