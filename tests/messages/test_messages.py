"""Every sentence is there in both languages, quotes the same, and is read somewhere."""

import ast
import doctest
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import messages
from messages import SENTENCES, Message, text

ROOT = Path(__file__).parents[2]
#: Themes that graph-core words in English.
RUSSIAN_ONLY = ("place.", "syntax.", "token.", "rule.", "value.")
PLACES = (
    "access",
    "graph",
    "messages/__init__.py",
    "process",
    "recommend",
    "resolvers",
    "schema",
    "scripts",
    "transport",
    "errors.py",
    "server.py",
    "settings.py",
)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def files() -> Iterator[Path]:
    for place in PLACES:
        path = ROOT / place
        yield from [path] if path.is_file() else path.rglob("*.py")


def test_both_languages_have_the_same_sentences_with_the_same_details():
    english, russian = SENTENCES["en"], SENTENCES["ru"]
    assert english.keys() == {key for key in russian if not key.startswith(RUSSIAN_ONLY)}
    assert {key: fields(english[key]) for key in english} == {key: fields(russian[key]) for key in english}


@pytest.mark.parametrize("language", SENTENCES)
def test_no_two_modules_have_a_sentence_of_the_same_key(language):
    package = importlib.import_module(f"messages.{language}")
    keys = [
        key
        for module in pkgutil.iter_modules(package.__path__)
        for key in importlib.import_module(f"messages.{language}.{module.name}").SENTENCES
    ]
    assert sorted(keys) == sorted(SENTENCES[language])


def test_every_sentence_is_used_somewhere():
    words = {
        node.value
        for path in files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for key in SENTENCES["ru"]:
        theme, _, rest = key.partition(".")
        # Where a key is put together, its end is a word of the code.
        parts = {
            key,
            rest,
            rest.removesuffix(".remedy"),
            rest.removesuffix("-value"),
            key.removesuffix("-operation"),
            key.removesuffix("-directive"),
        }
        # Those of settings and patterns are named by the settings and the model.
        assert parts & words or theme in ("setting", "pattern"), key


def test_no_english_sentence_has_russian_letters():
    letters = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert not [key for key, sentence in SENTENCES["en"].items() if letters & set(sentence.lower())]


def test_a_message_among_the_details_comes_in_the_language_of_the_sentence():
    wrong = Message("http.wrong-member", {"member": "query", "expected": Message("http.a-string")})
    assert wrong.text("en") == '"query" must be a string.'
    assert wrong.text("ru") == '"query" должно быть: строка.'


def test_several_messages_among_the_details_are_joined():
    faults = (Message("damage.schema"), Message("damage.nodes", {"name": "Region", "there": 22, "written": 30}))
    assert text("store.damaged", "ru", folder="var", faults=faults).startswith(
        "Хранилище в папке var повреждено: список типов (schema.json) не читается; Region: 22 узла вместо 30."
    )


@pytest.mark.parametrize(
    ("limit", "words"),
    [(1, "1 лексемы"), (21, "21 лексемы"), (2, "2 лексем"), (11, "11 лексем"), (2000, "2000 лексем")],
)
def test_numerals_decline_in_russian(limit, words):
    assert text("limit.too-many-tokens", "ru", limit=limit).startswith(f"В документе больше {words};")


@pytest.mark.parametrize(("length", "words"), [(1001, "1001 символ"), (1002, "1002 символа"), (1012, "1012 символов")])
def test_what_is_counted_agrees_with_the_number(length, words):
    assert text("search.too-long", "ru", length=length, limit=1000).startswith(f"В text {words}:")


def test_a_missing_key_or_detail_is_an_error():
    with pytest.raises(KeyError):
        text("terminal.nothing", "en")
    with pytest.raises(KeyError):
        text("terminal.loading", "en")


@pytest.mark.parametrize("name", ["messages", "messages.forms"])
def test_examples_in_the_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_nothing_has_to_be_installed():
    for path in (ROOT / "messages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                top = node.module.partition(".")[0]
                assert top == "messages" or top in sys.stdlib_module_names
    assert messages.LANGUAGES == ("en", "ru")
