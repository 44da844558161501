"""Stop words of Russian and English: prepositions, conjunctions, articles and particles.

The words have the normalised form of `graph.text.words`. Words that are also nouns ("can", "will", "раз") and
negations are not stop words.
"""

STOP_WORDS = frozenset(
    (
        "а без бы в во для до же за и из или изо к как ко ли либо на над но о об обо от ото по под при про с со "
        "то у что чтобы "
        "a an and as at by for from in into nor of on onto or than that the to upon via with"
    ).split()
)
