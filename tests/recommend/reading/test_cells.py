"""Cells are finite numbers or lists."""

from recommend.reading.cells import finite_number, split_list, terms


def test_a_cell_is_a_finite_number_or_none():
    cells = ("1.5", "-2", 3, "", None, "x", "nan", "inf", "1e999")
    assert [finite_number(cell) for cell in cells] == [1.5, -2, 3, None, None, None, None, None, None]


def test_a_list_is_separated_by_bars_or_is_one_already():
    assert split_list("a| b ||c|") == split_list(["a", " b", "", "c"]) == ["a", "b", "c"]
    assert split_list(None) == split_list("") == []


def test_terms_ignore_case_and_punctuation():
    assert terms("Парки города", None) == terms("ПАРКИ, города!")
    assert terms() == frozenset()
