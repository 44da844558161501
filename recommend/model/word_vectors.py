"""The shipped word vectors, loaded once per process."""

import logging
from functools import cache

from meaning import WordVectors

logger = logging.getLogger(__name__)


@cache
def word_vectors() -> WordVectors | None:
    """Return the vectors; None if their files are missing or broken: texts are then compared by stems."""
    try:
        return WordVectors.load()
    except (OSError, ValueError) as error:
        logger.warning("The word vectors cannot be read: %s. Texts are compared by their words only.", error)
        return None
