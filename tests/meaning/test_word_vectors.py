"""Word vectors: known words, their forms, and words that borrow the vectors of others."""

import numpy as np
import pytest

from graph.text import stem
from meaning import WordVectors
from meaning.word_vectors import BY_STEM, ENCODING, FOLDER, STEM_LENGTHS, WORDS


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return WordVectors.load()


def test_vectors_have_the_length_1_and_unknown_words_are_zeros(vectors):
    found, known = vectors.of(["отходов", "waste", "ыыыыы", "2025", "", "я" * 64])
    assert known.tolist() == [True, False, False, False, False, False]
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 0, 0, 0, 0, 0])
    assert vectors.of([])[0].shape == (0, 300)


def test_words_of_similar_meaning_are_closer(vectors):
    waste, rubbish, boats, ships, court = vectors.of(["отходов", "мусора", "лодки", "судов", "арбитраж"])[0]
    assert waste @ rubbish > 0.5 > waste @ boats
    assert boats @ ships > boats @ court


def test_forms_of_a_word_are_nearly_equal(vectors):
    some, other = vectors.of(["библиотека", "библиотеками"])[0]
    assert some @ other > 0.9


def test_an_unknown_word_borrows_the_vectors_of_its_beginning_or_end(vectors):
    words = ["снегоходной", "снегоход", "электросамокатов", "самокат"]
    adjective, snowmobile, e_scooter, scooter = vectors.of(words)[0]
    assert adjective @ snowmobile > 0.9
    assert e_scooter @ scooter > 0.9


def test_frequency_counts_all_forms(vectors):
    assert 0 < vectors.frequency("снегоход") == vectors.frequency("снегоходами") < vectors.frequency("город") < 0.01
    assert vectors.frequency("waste") == vectors.frequency("ыыыыы") == 0


def test_the_shipped_stems_are_those_of_the_search():
    """A new version of the stemmer needs `python -m data.prepare.word_vectors`."""
    words, lengths = np.load(FOLDER / WORDS), np.load(FOLDER / STEM_LENGTHS)
    decoded = [bytes(word).decode(ENCODING) for word in words[::97]]
    assert [word[:length] for word, length in zip(decoded, lengths[::97], strict=True)] == [*map(stem, decoded)]
    by_stem = np.load(FOLDER / BY_STEM)
    assert sorted(by_stem) == list(range(len(words)))
    stems = [bytes(words[row])[: lengths[row]] for row in by_stem]
    assert stems == sorted(stems)


def test_missing_files_are_reported(tmp_path):
    with pytest.raises(OSError, match=WORDS):
        WordVectors.load(tmp_path)
