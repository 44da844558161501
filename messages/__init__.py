"""Every sentence that people read, by key, in English and in Russian. Standard library only.

The themes of `ru/validation.py` are in Russian only: the English sentence there is graphql-core's.

`en/` and `ru/` hold the sentences, one module a theme; the theme is the first part of a key. What a sentence quotes
stands in braces, as in `str.format`, with one more form: after a number, the words that it counts (`forms`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any, Final, Literal, TypeGuard, get_args

from messages.en import SENTENCES as ENGLISH
from messages.forms import counted, grouped
from messages.ru import SENTENCES as RUSSIAN

Language = Literal["en", "ru"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

SENTENCES: Final[Mapping[Language, Mapping[str, str]]] = {"en": ENGLISH, "ru": RUSSIAN}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, or a part of one, in no language yet. details: what fills it; other messages among it."""

    key: str
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return it in a language. Raises KeyError for a key or a detail that is missing."""
        shown = []
        for literal, name, form, conversion in _parts(self.key, language):
            shown.append(literal)
            if name is not None:
                detail = self.details[name]
                shown.append(_shown(repr(detail) if conversion == "r" else detail, form or "", language))
        return "".join(shown)


@cache
def _parts(key: str, language: Language) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """Return a sentence taken apart: texts, each with the detail after it."""
    return tuple(Formatter().parse(SENTENCES[language][key]))


def _shown(detail: Any, form: str, language: Language) -> str:
    """Return a detail as a sentence has it; several messages are separated by semicolons."""
    if isinstance(detail, Message):
        return detail.text(language)
    if isinstance(detail, tuple):
        return "; ".join(_shown(each, form, language) for each in detail)
    if "|" in form:
        return counted(detail, form, language)
    return grouped(detail) if form == "," else format(detail, form)


def text(key: str, language: Language, /, **details: object) -> str:
    """Return the sentence of this key, filled in. Raises KeyError for a key or a detail that is missing.

    >>> text("terminal.loading", "en", name="spid")
    'Loading spid ...'
    """
    return Message(key, details).text(language)


def is_language(name: object) -> TypeGuard[Language]:
    """Whether this names a language of the messages."""
    return name in LANGUAGES


def terminal_language(environment: Mapping[str, str]) -> Language:
    """Return the language of the terminal: TIRAZH_LANGUAGE, else that of the locale (POSIX, section 8.2).

    >>> terminal_language({"LANG": "ru_RU.UTF-8"}), terminal_language({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"})
    ('ru', 'en')
    """
    for name in ("TIRAZH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"
