"""Words that join others and name nothing: prepositions, conjunctions, articles and particles.

They are closed classes of both languages, written down here in the form of `graph.text.words`. Words that also
name things (the modal verbs "can" and "will", "раз") are left out, and so are negations.
"""

STOP_WORDS = frozenset(
    (
        "а без бы в во для до же за и из или изо к как ко ли либо на над но о об обо от ото по под при про с со "
        "то у что чтобы "
        "a an and as at by for from in into nor of on onto or than that the to upon via with"
    ).split()
)
