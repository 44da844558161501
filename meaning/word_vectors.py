"""Static Russian word vectors, memory-mapped from `data/word-vectors/`.

The vectors are product-quantised: a vector of 300 numbers is 100 codes of one byte, each the index of 3 numbers in one
of 100 codebooks. They are decoded on demand, so that a process holds only the vectors that it asked for. The operating
system shares the pages of the mapped files between worker processes.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.text import stem

FOLDER = Path(__file__).resolve().parent.parent / "data" / "word-vectors"
WORDS, CODES, CODEBOOKS, COUNTS = "words.npy", "codes.npy", "codebooks.npy", "counts.npy"
#: One byte per Cyrillic letter, in alphabetical order.
ENCODING = "cp1251"
#: Longest word in characters.
MAX_WORD = 24
#: Shortest common beginning by which an unknown word borrows the vectors of others, in characters, and as a share of
#: the unknown word.
MIN_PREFIX, MIN_SHARE = 5, 0.6
#: At most this many words are averaged for an unknown word.
MAX_RELATED = 8

Floats = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int32]


class WordVectors:
    """Word vectors by word."""

    def __init__(self, words: npt.NDArray[np.bytes_], codes: npt.NDArray[np.uint8], codebooks: Floats, counts: Counts):
        self._words, self._codes, self._codebooks, self._counts = words, codes, codebooks, counts
        self._parts = np.arange(len(codebooks))

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "WordVectors":
        """Return the vectors in a folder, memory-mapped. Raises OSError and ValueError for missing or broken files."""
        words, codes, codebooks, counts = (
            np.load(folder / name, mmap_mode="r") for name in (WORDS, CODES, CODEBOOKS, COUNTS)
        )
        return cls(words, codes, codebooks, counts)

    def of(self, words: Sequence[str]) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Return unit vectors of shape (words, 300), and for each word whether it is known.

        words: normalised as by `graph.text.words`. An unknown word has the mean vector of the words with its stem, or
        else of those with the longest common beginning; without any, zeros.
        """
        vectors = np.zeros((len(words), self._codebooks.shape[0] * self._codebooks.shape[2]), np.float32)
        known = np.zeros(len(words), bool)
        for index, word in enumerate(words):
            rows = self._rows(word)
            if rows:
                vectors[index] = self._mean(rows)
                known[index] = True
        return vectors, known

    def _rows(self, word: str) -> list[int]:
        """Return the rows of the word, or of the words that stand for it."""
        key = self._key(word)
        if key is None:
            return []
        row = int(np.searchsorted(self._words, key))
        if row < len(self._words) and self._words[row] == key:
            return [row]
        its_stem = stem(word)
        same = [row for row in self._beginning(its_stem) if stem(self._word(row)) == its_stem]
        if same:
            return self._most_frequent(same)
        for length in range(len(word) - 1, max(MIN_PREFIX, round(MIN_SHARE * len(word))) - 1, -1):
            if related := self._beginning(word[:length]):
                return self._most_frequent(list(related))
        return []

    def _most_frequent(self, rows: list[int]) -> list[int]:
        return sorted(rows, key=lambda row: -int(self._counts[row]))[:MAX_RELATED]

    def _beginning(self, prefix: str) -> range:
        """Return the rows of the words with this beginning."""
        key = self._key(prefix)
        end = self._key(prefix + "я" * (MAX_WORD - len(prefix)))
        if key is None or end is None:
            return range(0)
        return range(int(np.searchsorted(self._words, key)), int(np.searchsorted(self._words, end, "right")))

    def _word(self, row: int) -> str:
        return bytes(self._words[row]).decode(ENCODING)

    def _key(self, word: str) -> np.ndarray | None:
        """Return the word as an item of the sorted words; None if it cannot be one."""
        try:
            encoded = word.encode(ENCODING)
        except UnicodeEncodeError:
            return None
        # An item of another width would make numpy convert all words.
        return np.array(encoded, self._words.dtype) if 0 < len(encoded) <= MAX_WORD else None

    def _mean(self, rows: list[int]) -> Floats:
        decoded = self._codebooks[self._parts, self._codes[rows]].reshape(len(rows), -1)
        mean = _unit(decoded).mean(axis=0)
        return _unit(mean)


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
