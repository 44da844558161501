"""The similarity of practices by the words of their names and by their topics."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from recommend.model.tables import Practice

_DECIMALS = 9


def text_similarity(practices: Sequence[Practice]) -> sparse.csr_array:
    """Return the cosine of the tf-idf vectors of practices, with a diagonal of 0: practices x practices.

    A vector has the terms and the topics, each once, weighted by idf(t) = 1 + log((1 + n) / (1 + n with t)) (Salton and
    Buckley 1988, "Term-weighting approaches in automatic text retrieval"; smoothed).
    """
    words = [[*(("word", term) for term in p.terms), *(("topic", topic) for topic in p.topics)] for p in practices]
    position = {word: i for i, word in enumerate(sorted({word for of in words for word in of}))}
    indptr = np.concatenate(([0], np.cumsum([len(of) for of in words]))).astype(int)
    indices = np.array([position[word] for of in words for word in sorted(of)], int)
    counts = np.bincount(indices, minlength=len(position))
    idf = 1 + np.log((1 + len(words)) / (1 + counts))
    rows = np.repeat(np.arange(len(words)), np.diff(indptr))
    lengths = np.sqrt(np.bincount(rows, idf[indices] ** 2, minlength=len(words)))
    data = idf[indices] / lengths[rows]
    vectors = sparse.csr_array((data, indices, indptr), (len(words), len(position)))
    cosines = sparse.coo_array(vectors @ vectors.T)
    others = cosines.coords[0] != cosines.coords[1]
    coords = cosines.coords[0][others], cosines.coords[1][others]
    return sparse.csr_array((np.round(cosines.data[others], _DECIMALS), coords), cosines.shape)
