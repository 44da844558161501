"""Apollo Client: pages that its cache joins, interfaces whose types it knows from introspection, and errors."""

import json
import math

from tests.clients.conftest import SIZES

POSSIBLE_TYPES = "{ __schema { types { name possibleTypes { name } } } }"


def test_the_cache_joins_pages_and_answers_what_it_holds(npm_project, service):
    # As Apollo's documentation says to make them: docs, "Using fragments with unions and interfaces".
    possible = {
        type_["name"]: [member["name"] for member in type_["possibleTypes"]]
        for type_ in service.execute(POSSIBLE_TYPES)["__schema"]["types"]
        if type_["possibleTypes"]
    }
    read = json.loads(npm_project("apollo").run("run.mjs", service.url, json.dumps(possible)))

    names = sorted((f"Practice {number}" for number in range(SIZES["practices"])), reverse=True)
    assert (read["practices"], read["pages"]) == (names, math.ceil(SIZES["practices"] / 7))
    assert len(read["territories"]) == SIZES["municipalities"] + SIZES["regions"]
    assert ["municipality:synthetic-6", "Municipality", "region:synthetic-2"] in read["territories"]
    assert ["region:synthetic-3", "Region", None] in read["territories"]
    assert read["fromCache"]
    assert read["code"] == "BAD_PAGE"

    every, of_practice = read["lists"]
    assert every["type"] == of_practice["type"] == "AdoptionConnection"
    assert (every["sources"], every["more"]) == ([None] * 3, True)
    assert len(of_practice["ids"]) == 2
    assert None not in of_practice["sources"]
    first = service.execute("{ practices(first: 1, orderBy: {field: NAME_EN, direction: DESC}) { nodes { id } } }")
    assert {practice for _, practice in of_practice["ids"]} == {first["practices"]["nodes"][0]["id"]}
