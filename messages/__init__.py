"""All texts for people, by key, in English and in Russian. Standard library only.

`en/` and `ru/` hold the sentences; the first part of a key is the theme. `ru/validation.py` has no English counterpart,
because graphql-core provides the English text.

Details stand in braces, as in `str.format`. A number may be followed by the noun that it counts: `{count:row|rows}`
(see `forms`).
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
    """A sentence, or a part of one, before it is rendered. details: its values, other messages included."""

    key: str
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return the text in a language. Raises KeyError for a missing key or detail."""
        parts = []
        for literal, name, form, conversion in _parts(self.key, language):
            parts.append(literal)
            if name is not None:
                detail = self.details[name]
                parts.append(_rendered(repr(detail) if conversion == "r" else detail, form or "", language))
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the data in both languages, such as a name, as a detail of a message."""

    ru: str
    en: str

    def text(self, language: Language) -> str:
        """Return the words in a language."""
        return self.ru if language == "ru" else self.en


@cache
def _parts(key: str, language: Language) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """Return the literal texts of a sentence, each with the detail that follows it."""
    return tuple(Formatter().parse(SENTENCES[language][key]))


def _rendered(detail: Any, form: str, language: Language) -> str:
    """Return the text of a detail. Several messages are joined by semicolons."""
    if isinstance(detail, Message | Words):
        return detail.text(language)
    if isinstance(detail, tuple):
        return "; ".join(_rendered(each, form, language) for each in detail)
    if "|" in form:
        return counted(detail, form, language)
    if form == ",":
        return grouped(detail)
    shown = format(detail, form)
    return shown.replace(".", ",") if language == "ru" and form.endswith(("f", "g")) else shown


def text(key: str, language: Language, /, **details: object) -> str:
    """Return the sentence of a key with its details. Raises KeyError for a missing key or detail.

    >>> text("terminal.loading", "en", name="spid")
    'Loading spid ...'
    """
    return Message(key, details).text(language)


def named(theme: str, value: str, **details: object) -> Message:
    """Return the name of a value: the sentence `theme.value`, or `theme.other` if the value has no name.

    >>> named("country", "RU").text("en"), named("country", "QZ").text("ru")
    ('Russia', 'страны с кодом QZ')
    """
    key = f"{theme}.{value}"
    return Message(key if key in ENGLISH else f"{theme}.other", {"value": value, **details})


def is_language(name: object) -> TypeGuard[Language]:
    """Return whether `name` is a language of the messages."""
    return name in LANGUAGES


def terminal_language(environment: Mapping[str, str]) -> Language:
    """Return the language of the terminal: TIRAZH_LANGUAGE, else the language of the locale (POSIX, section 8.2).

    >>> terminal_language({"LANG": "ru_RU.UTF-8"}), terminal_language({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"})
    ('ru', 'en')
    """
    for name in ("TIRAZH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"
