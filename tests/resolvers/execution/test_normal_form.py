"""Texts of a client in any normal form of Unicode find what the loader has composed."""

import unicodedata

from tests.resolvers.asking import ask

NAME = "Йошкар-Ола"
#: Conditions on `nameRu`, each with the text as a literal or in the variable.
CONDITIONS = ["eq: %", "in: [%]", "contains: %", "startsWith: %", "notIn: [%]", "ne: %"]


async def test_a_decomposed_text_finds_what_the_composed_one_finds(loaded_engine):
    for condition in CONDITIONS:
        found = []
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, NAME)
            query = "{{ municipalities(where: {{nameRu: {{{}}}}}) {{ totalCount }} }}"
            literal = query.format(condition.replace("%", f'"{text}"'))
            variable = "query($t: String!) " + query.format(condition.replace("%", "$t"))
            found += [
                (await ask(loaded_engine, literal))["municipalities"],
                (await ask(loaded_engine, variable, t=text))["municipalities"],
            ]
        assert found == [found[0]] * 4, condition
        assert found[0]["totalCount"] > 0, condition


async def test_in_an_input_object_too(loaded_engine):
    query = "query($w: MunicipalityWhere) { municipalities(where: $w) { totalCount } }"
    where = {"and": [{"name": {"startsWith": unicodedata.normalize("NFD", NAME)}}]}
    assert (await ask(loaded_engine, query, w=where))["municipalities"]["totalCount"] > 0
