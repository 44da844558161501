"""Static Russian word vectors, memory-mapped from `data/word-vectors/`.

The vectors are product-quantised: a vector of 300 numbers is 100 codes of one byte, each the index of 3 numbers in one
of 100 codebooks. They are decoded on demand, so that a process holds only the vectors that it asked for. The operating
system shares the pages of the mapped files between worker processes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.text import stem

FOLDER = Path(__file__).resolve().parent.parent / "data" / "word-vectors"
WORDS, CODES, CODEBOOKS, COUNTS = "words.npy", "codes.npy", "codebooks.npy", "counts.npy"
BY_STEM, STEM_LENGTHS = "by-stem.npy", "stem-lengths.npy"
#: One byte per Cyrillic letter, in alphabetical order.
ENCODING = "cp1251"
#: Longest word in letters.
MAX_WORD = 24
#: Shortest beginning or ending, in letters, by which an unknown word borrows vectors; a beginning is also at least this
#: share of the word.
MIN_PART, MIN_SHARE = 5, 0.6
#: At most this many words stand for an unknown one.
MAX_BORROWED = 8
#: Cosine from which a word with the same stem counts as a form of the word: суд (court) is not a form of судов (ships).
SAME = 0.4
#: Occurrences from which the vector of a word itself is reliable. That of a rarer word may resemble none of its forms.
RELIABLE = 1_000
#: The reference words: ranks by frequency, without the function words at the top. Rare words are among them, because
#: rare words resemble each other.
REFERENCE = slice(200, 150_000, 75)

Floats = npt.NDArray[np.float32]
_RUSSIAN = re.compile("[а-я]+")


class WordVectors:
    """Russian word vectors. A word is normalised as by `graph.text.words`.

    words: sorted. codes, counts, stem_lengths: in the order of the words. by_stem: the rows of the words, sorted by
    stem. A stem is a beginning of its word.
    """

    def __init__(
        self,
        words: npt.NDArray[np.bytes_],
        codes: npt.NDArray[np.uint8],
        codebooks: Floats,
        counts: npt.NDArray[np.int32],
        by_stem: npt.NDArray[np.int32],
        stem_lengths: npt.NDArray[np.uint8],
    ) -> None:
        self._words, self._codes, self._codebooks, self._counts = words, codes, codebooks, counts
        self._by_stem, self._stem_lengths = by_stem, stem_lengths
        self._parts = np.arange(len(codebooks))
        self.dimensions = codebooks.shape[0] * codebooks.shape[2]

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "WordVectors":
        """Return the vectors in a folder, memory-mapped. Raises OSError and ValueError for missing or broken files."""
        files = (WORDS, CODES, CODEBOOKS, COUNTS, BY_STEM, STEM_LENGTHS)
        # A view: indexing a memmap itself is slow.
        return cls(*(np.load(folder / name, mmap_mode="r").view(np.ndarray) for name in files))

    def of(self, words: Sequence[str]) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Return unit vectors of shape (words, 300), and for each word whether it has one; otherwise it is zeros.

        A vector is the mean of the word and of its forms, which have the same stem and a similar vector. A word that is
        not in the vocabulary has the mean vector of the words with its stem. Without any, it borrows that of the words
        with the longest common beginning (снегоходной: снегоход), or of the word at its end (электросамокат: самокат).
        The vectors are centred on the mean of the reference words, which all words share.
        """
        vectors = np.zeros((len(words), self.dimensions), np.float32)
        for index, word in enumerate(words):
            if _RUSSIAN.fullmatch(word):
                vectors[index] = self._vector(word)
        known: npt.NDArray[np.bool_] = np.any(vectors, axis=1)
        return vectors, known

    def frequency(self, word: str) -> float:
        """Return the share of all words of the training texts that have the stem of this word."""
        rows = self._forms(word) if _RUSSIAN.fullmatch(word) else []
        return float(self._counts[rows].sum()) / self._total

    @cached_property
    def reference(self) -> Floats:
        """The vectors of about 2,000 words of all frequencies, of shape (words, 300)."""
        vectors: Floats = unit(self._uncentred(self._reference_rows) - self._centre)
        return vectors

    @cached_property
    def _reference_rows(self) -> npt.NDArray[np.intp]:
        return np.argsort(-self._counts, kind="stable")[REFERENCE]

    @cached_property
    def _centre(self) -> Floats:
        centre: Floats = self._uncentred(self._reference_rows).mean(axis=0)
        return centre

    @cached_property
    def _total(self) -> int:
        return int(self._counts.sum(dtype=np.int64))

    def _vector(self, word: str) -> Floats:
        row, forms = self._row(word), self._forms(word)
        if row is None and not forms:
            row, forms = self._borrowed(word)
        if row is not None and row not in forms:
            forms = [row, *forms]
        if not forms:
            return np.zeros(self.dimensions, np.float32)
        vectors = unit(self._uncentred(forms) - self._centre)
        weights = np.log1p(self._counts[forms]).astype(np.float32)
        if row is not None:
            own = forms.index(row)
            if self._counts[row] >= RELIABLE:
                weights *= vectors @ vectors[own] >= SAME
            weights[own] *= 2
        return unit(weights @ vectors)

    def _borrowed(self, word: str) -> tuple[int | None, list[int]]:
        """Return the row of the word that stands for an unknown one, and the rows of its forms."""
        for length in range(len(word) - 1, max(MIN_PART, round(MIN_SHARE * len(word))) - 1, -1):
            if related := self._beginning(word[:length]):
                return None, sorted(related, key=lambda row: -int(self._counts[row]))[:MAX_BORROWED]
        for start in range(1, len(word) - MIN_PART + 1):
            row, forms = self._row(word[start:]), self._forms(word[start:])
            if row is not None or forms:
                return row, forms
        return None, []

    def _row(self, word: str) -> int | None:
        """Return the row of a word; None if the vocabulary lacks it."""
        if len(word) > MAX_WORD:
            return None
        row = int(np.searchsorted(self._words, self._key(word)))
        return row if row < len(self._words) and self._words[row] == self._key(word) else None

    def _beginning(self, prefix: str) -> range:
        """Return the rows of the words with this beginning."""
        if len(prefix) > MAX_WORD:
            return range(0)
        last = self._key(prefix + "я" * (MAX_WORD - len(prefix)))
        start, end = np.searchsorted(self._words, self._key(prefix)), np.searchsorted(self._words, last, "right")
        return range(int(start), int(end))

    def _forms(self, word: str) -> list[int]:
        """Return the rows of the words with the same stem."""
        key = stem(word).encode(ENCODING)
        start = bisect_left(self._by_stem, key, key=self._stem)
        end = bisect_right(self._by_stem, key, lo=start, key=self._stem)
        return [int(row) for row in self._by_stem[start:end]]

    def _stem(self, row: int) -> bytes:
        return bytes(self._words[row])[: self._stem_lengths[row]]

    def _key(self, word: str) -> npt.NDArray[np.bytes_]:
        """Return the word as an item of the sorted words; numpy would convert all words to another width."""
        return np.array(word.encode(ENCODING), self._words.dtype)

    def _uncentred(self, rows: Sequence[int] | npt.NDArray[np.intp]) -> Floats:
        return unit(self._codebooks[self._parts, self._codes[rows]].reshape(len(rows), -1))


def unit(vectors: Floats) -> Floats:
    """Return the vectors scaled to the length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Floats = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
