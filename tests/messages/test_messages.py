"""Both languages have the same keys and details, and every sentence is used."""

import ast
import csv
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import messages
from graph.model import MODEL
from messages import SENTENCES, Message, Words, named, text

ROOT = Path(__file__).parents[2]
#: Themes for which graphql-core provides the English text.
RUSSIAN_ONLY = ("place.", "syntax.", "token.", "rule.", "value.")
#: Themes whose keys end in a setting, a property or a value of the data.
NAMED_BY_VALUES = ("setting", "pattern", "country", "country-name", "level", "territories", "band", "enum")
SOURCES = (
    "access",
    "export",
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
    for source in SOURCES:
        path = ROOT / source
        yield from [path] if path.is_file() else path.rglob("*.py")


def test_both_languages_have_the_same_keys_and_details():
    english, russian = SENTENCES["en"], SENTENCES["ru"]
    assert english.keys() == {key for key in russian if not key.startswith(RUSSIAN_ONLY)}
    assert {key: fields(english[key]) for key in english} == {key: fields(russian[key]) for key in english}


@pytest.mark.parametrize("language", SENTENCES)
def test_keys_are_unique_across_modules(language):
    package = importlib.import_module(f"messages.{language}")
    keys = [
        key
        for module in pkgutil.iter_modules(package.__path__)
        for key in importlib.import_module(f"messages.{language}.{module.name}").SENTENCES
    ]
    assert sorted(keys) == sorted(SENTENCES[language])


def test_every_sentence_is_used():
    strings = {
        node.value
        for path in files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for key in SENTENCES["ru"]:
        theme, _, rest = key.partition(".")
        # The code may compose a key from a string and a prefix or suffix.
        parts = {
            key,
            rest,
            rest.removesuffix(".remedy"),
            rest.removesuffix("-value"),
            key.removesuffix("-operation"),
            key.removesuffix("-directive"),
        }
        assert parts & strings or theme in NAMED_BY_VALUES, key


def test_no_english_sentence_has_russian_letters():
    letters = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert not [key for key, sentence in SENTENCES["en"].items() if letters & set(sentence.lower())]


def test_a_nested_message_is_rendered_in_the_language_of_the_sentence():
    wrong = Message("http.wrong-member", {"member": "query", "expected": Message("http.a-string")})
    assert wrong.text("en") == '"query" must be a string.'
    assert wrong.text("ru") == "Поле «query»: ожидается строка."


def test_words_of_the_data_are_rendered_in_the_language_of_the_sentence():
    details = {"name": Words("Тула", "Tula"), "distance": Message("facts.kilometres", {"count": 14})}
    assert text("facts.nearest", "en", **details) == ", the nearest of them Tula, 14 km"
    assert text("facts.nearest", "ru", **details) == ", ближайшая из них — Тула, 14 км"


def test_several_nested_messages_are_joined():
    faults = (Message("damage.schema"), Message("damage.nodes", {"name": "Region", "there": 22, "written": 30}))
    assert text("store.damaged", "ru", folder="var", faults=faults).startswith(
        "Хранилище в папке var повреждено: список типов (schema.json) не читается; Region: 22 узла вместо 30."
    )


def test_russian_decimals_have_a_comma():
    details = {"name": "spid", "nodes": 2, "relationships": 1, "seconds": 12.44}
    assert text("terminal.loaded", "ru", **details) == "Загружен набор spid: 2 узла и 1 связь за 12,4 с"
    assert text("terminal.loaded", "en", **details) == "Loaded spid: 2 nodes and 1 relationship in 12.4 s"


def test_countries_and_levels_have_names():
    details = {
        "as_of": "",
        "country": named("country", "RU"),
        "territories": named("territories", "Municipality", count=1122),
    }
    assert "municipalities in Russia" in text("reason.NO_ADOPTIONS", "en", **details)
    assert "в 1122 муниципалитетах России" in text("reason.NO_ADOPTIONS", "ru", **details)
    assert named("level", "County").text("ru") == "на территориях уровня «County»"


def test_every_country_of_the_shipped_data_has_a_name():
    codes = set()
    for path in (ROOT / "data").glob("*/*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            codes |= {row["country"] for row in csv.DictReader(lines) if "country" in row}
    for path in (ROOT / "data").glob("*/*.jsonl"):
        with path.open(encoding="utf-8") as lines:
            codes |= {row["country"] for row in map(json.loads, lines) if "country" in row}
    assert len(codes) > 20
    assert {f"{theme}.{code}" for theme in ("country", "country-name") for code in codes} <= SENTENCES["en"].keys()


def test_every_band_has_a_name():
    for name in ("costBand", "complexity"):
        values = next(p.values for p in MODEL.by_label["Practice"].properties if p.name == name)
        assert values
        assert {f"band.{value}" for value in values} <= SENTENCES["en"].keys()


def test_a_missing_key_or_detail_raises_key_error():
    with pytest.raises(KeyError):
        text("terminal.nothing", "en")
    with pytest.raises(KeyError):
        text("terminal.loading", "en")


def test_only_the_standard_library_is_imported():
    for path in (ROOT / "messages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                top = node.module.partition(".")[0]
                assert top == "messages" or top in sys.stdlib_module_names
    assert messages.LANGUAGES == ("en", "ru")
