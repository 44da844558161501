"""What is told to people: in both languages, complete, in a stable form."""

import ast
import string
from pathlib import Path

import graph.load
import graph.model
from graph.load import LoadError
from graph.load.error_texts import ERRORS
from graph.load.texts import LANGUAGES, PATTERN_REMEDIES_RU, PLACE, error_text
from graph.model import MODEL

SOURCES = [*Path(graph.load.__file__).parent.glob("*.py"), *Path(graph.model.__file__).parent.glob("rules/*.py")]


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_line_is_there_in_both_languages_with_the_same_fields():
    assert LANGUAGES.keys() == PLACE.keys() == {"en", "ru"}
    assert LANGUAGES["en"].keys() == LANGUAGES["ru"].keys()
    for key, text in LANGUAGES["en"].items():
        assert fields(text) == fields(LANGUAGES["ru"][key]), key


def test_every_fault_is_there_in_both_languages_with_the_same_fields():
    for key, texts in ERRORS.items():
        assert texts.keys() == {"en", "ru"}, key
        english, russian = texts["en"], texts["ru"]
        assert [fields(text) for text in english] == [fields(text) for text in russian], key
        assert all(english), key
        assert all(russian), key


def test_every_fault_is_told_somewhere_and_none_is_without_text():
    words = {node.value for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8")))
             if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert ERRORS.keys() <= words


def test_every_pattern_of_the_model_has_a_remedy_in_russian():
    properties = {p.name: p for t in MODEL.node_types for p in t.properties if p.pattern}
    assert properties.keys() == PATTERN_REMEDIES_RU.keys()
    for name, property_ in properties.items():
        details = {"property": name, "remedy": property_.remedy, "prefix": "region"}
        assert error_text("pattern", "ru", details)[1]


def test_the_form_of_a_fault():
    details = {"digits": 7, "restored": "01615000"}
    error = LoadError("regions.csv", 3, "oktmo", "1615000", "lost-zero", details)
    assert str(error) == (
        "regions.csv:3: column 'oktmo': value '1615000': an OKTMO code of 7 digits has lost its leading "
        "zero. Write 01615000 and format the column as text")
    assert error.render("ru") == (
        "regions.csv:3: столбец 'oktmo': значение '1615000': код ОКТМО из 7 цифр потерял ведущий ноль. "
        "Напишите 01615000 и задайте столбцу текстовый формат")
    assert str(LoadError("x", None, None, None, "no-folder")) == (
        "x: there is no such folder. Name a folder that holds files such as regions.csv")
