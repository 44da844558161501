"""Apollo Client: pagination in its cache, interfaces with possible types from introspection, and errors."""

import json
import math

from tests.clients.conftest import SIZES

POSSIBLE_TYPES = "{ __schema { types { name possibleTypes { name } } } }"


def test_the_cache_merges_pages_and_serves_repeated_queries(npm_project, service):
    # As in Apollo's documentation, "Using fragments with unions and interfaces".
    possible = {
        type_["name"]: [member["name"] for member in type_["possibleTypes"]]
        for type_ in service.execute(POSSIBLE_TYPES)["__schema"]["types"]
        if type_["possibleTypes"]
    }
    result = json.loads(npm_project("apollo").run("run.mjs", service.url, json.dumps(possible)))

    names = sorted((f"Practice {number}" for number in range(SIZES["practices"])), reverse=True)
    assert (result["practices"], result["pages"]) == (names, math.ceil(SIZES["practices"] / 7))
    assert len(result["territories"]) == SIZES["municipalities"] + SIZES["regions"]
    assert ["municipality:synthetic-6", "Municipality", "region:synthetic-2"] in result["territories"]
    assert ["region:synthetic-3", "Region", None] in result["territories"]
    assert result["fromCache"]
    assert result["code"] == "BAD_PAGE"

    all_adoptions, of_practice = result["lists"]
    assert all_adoptions["type"] == of_practice["type"] == "AdoptionConnection"
    assert (all_adoptions["sources"], all_adoptions["more"]) == ([None] * 3, True)
    assert len(of_practice["ids"]) == 2
    assert None not in of_practice["sources"]
    first = service.execute("{ practices(first: 1, orderBy: {field: NAME_EN, direction: DESC}) { nodes { id } } }")
    assert {practice for _, practice in of_practice["ids"]} == {first["practices"]["nodes"][0]["id"]}
