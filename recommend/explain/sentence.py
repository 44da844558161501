"""The sentence of a factor: whether it speaks for or against a practice, how strongly, and the facts behind it."""

import math
from typing import Final

from messages import Message
from recommend.explain.facts.subject import Facts

#: A smaller value has no sentence: it changes the rate of adoption by less than 1 %.
SMALLEST_VALUE: Final = 0.01
#: A larger contribution is strong: it doubles or halves the rate of adoption.
STRONG: Final = math.log(2)
#: A smaller contribution is slight: it changes the rate of adoption by less than about 10 %.
SLIGHT: Final = 0.1
#: The message by strength: for a value above 0, and for one below.
_MESSAGES: Final = {
    "strong": ("argument.strong-for", "argument.strong-against"),
    "plain": ("argument.for", "argument.against"),
    "slight": ("argument.slight-for", "argument.slight-against"),
}


def has_sentence(value: float) -> bool:
    """Return whether a value is large enough for a sentence."""
    return abs(value) >= SMALLEST_VALUE


def sentence(value: float, contribution: float, facts: Facts) -> Message | None:
    """Return the sentence of a factor; None if its value has none.

    The sign of the value and the size of the contribution determine its first words: the weight of the request changes
    how much a factor counts, but not what it says.
    """
    if not has_sentence(value):
        return None
    is_for, size = value > 0, abs(contribution)
    strength = "strong" if size >= STRONG else "slight" if size < SLIGHT else "plain"
    return Message(_MESSAGES[strength][0 if is_for else 1], {"facts": facts.message(is_for)})
