"""Words that word a problem without saying what it is about: pronouns, negations and modal words.

They are normalised as by `graph.text.words`. They count little in a query and resemble no other word.
"""

EMPTY_WORDS = frozenset(
    (
        "не ни нет негде некуда нечего нечем некому некогда никто ничто ничего никого никому нигде никуда никак "
        "я мы вы он она оно они их его ее им кто который которая которое которые где куда когда какой так там "
        "тут здесь это этот эта эти тот те весь все всех вся каждый сам свой свои мой моя мои наш наша наше наши "
        "можно нельзя нужно надо нужен нужна нужны хочется быть есть был была было были будет мало много очень еще "
        "уже только даже ведь почему зачем сколько если "
        "not no is are be it we our they their there how what where why who which some any all every too very need"
    ).split()
)
