"""Likeness of words by their letters: the same stem, a common beginning, or a compound of the other word."""

from collections.abc import Iterator, Sequence

from graph.text import stem

#: Likeness of words with a common beginning, and of a compound with its last part.
RELATED = 0.8
#: Shortest common beginning or part, in letters, and the share of the longer stem that a common beginning must have.
MIN_COMMON, MIN_SHARE = 5, 0.7
#: Shortest first part of a compound.
MIN_FIRST = 3
#: First parts that are prefixes of verbs, which change the meaning: преобразование is not образование.
_PREFIXES = frozenset("без бес над под пере пре при про рас раз".split())
#: Endings that make an adjective of a noun; they are removed before parts are compared.
_SUFFIXES = ("ск", "н", "ов")


class StemIndex:
    """Words of texts, found by the letters of another word."""

    def __init__(self, words: Sequence[str]) -> None:
        self._stems = [stem(word) for word in words]
        self._by_stem: dict[str, list[int]] = {}
        self._by_beginning: dict[str, list[int]] = {}
        self._by_root: dict[str, list[int]] = {}
        self._by_last_part: dict[str, list[int]] = {}
        for index, its_stem in enumerate(self._stems):
            self._by_stem.setdefault(its_stem, []).append(index)
            if len(its_stem) >= MIN_COMMON:
                self._by_beginning.setdefault(its_stem[:MIN_COMMON], []).append(index)
            root = _root(its_stem)
            self._by_root.setdefault(root, []).append(index)
            for part in _last_parts(root):
                self._by_last_part.setdefault(part, []).append(index)

    def same(self, word: str) -> list[int]:
        """Return the indexes of the words with the same stem."""
        return self._by_stem.get(stem(word), [])

    def related(self, word: str) -> set[int]:
        """Return the indexes of the words with a long common beginning, and of the compounds and parts of the word."""
        its_stem = stem(word)
        root = _root(its_stem)
        found = {
            index
            for index in self._by_beginning.get(its_stem[:MIN_COMMON], ())
            if _common(its_stem, self._stems[index]) >= MIN_SHARE * max(len(its_stem), len(self._stems[index]))
        }
        found.update(self._by_last_part.get(root, ()))
        for part in _last_parts(root):
            found.update(self._by_root.get(part, ()))
        return found


def _root(its_stem: str) -> str:
    """Return a stem without an ending that makes an adjective.

    >>> _root("троллейбусн"), _root("сад")
    ('троллейбус', 'сад')
    """
    for suffix in _SUFFIXES:
        if its_stem.endswith(suffix) and len(its_stem) - len(suffix) >= MIN_COMMON:
            return its_stem[: -len(suffix)]
    return its_stem


def _last_parts(root: str) -> Iterator[str]:
    """Yield the endings of a root that may be the last word of a compound.

    >>> list(_last_parts("электросамокат"))[-3:]
    ['самокат', 'амокат', 'мокат']
    """
    for start in range(MIN_FIRST, len(root) - MIN_COMMON + 1):
        if root[:start] not in _PREFIXES:
            yield root[start:]


def _common(a: str, b: str) -> int:
    """Return the length of the common beginning."""
    return next((index for index, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
