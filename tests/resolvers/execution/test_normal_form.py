"""A client's texts in any Unicode normal form match the composed texts of the loader."""

import unicodedata

from tests.resolvers.asking import ask

NAME = "Йошкар-Ола"
#: Conditions on `nameRu`, each with the text as a literal or in the variable.
CONDITIONS = ["eq: %", "in: [%]", "contains: %", "startsWith: %", "notIn: [%]", "ne: %"]


async def test_a_decomposed_text_matches_the_same_nodes_as_a_composed_one(loaded_engine):
    for condition in CONDITIONS:
        counts = []
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, NAME)
            query = "{{ municipalities(where: {{nameRu: {{{}}}}}) {{ totalCount }} }}"
            literal = query.format(condition.replace("%", f'"{text}"'))
            variable = "query($t: String!) " + query.format(condition.replace("%", "$t"))
            counts += [
                (await ask(loaded_engine, literal))["municipalities"],
                (await ask(loaded_engine, variable, t=text))["municipalities"],
            ]
        assert counts == [counts[0]] * 4, condition
        assert counts[0]["totalCount"] > 0, condition


async def test_a_decomposed_text_in_an_input_object(loaded_engine):
    query = "query($w: MunicipalityWhere) { municipalities(where: $w) { totalCount } }"
    where = {"and": [{"name": {"startsWith": unicodedata.normalize("NFD", NAME)}}]}
    assert (await ask(loaded_engine, query, w=where))["municipalities"]["totalCount"] > 0
