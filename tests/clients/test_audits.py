"""The audits of the npm package graphql-http, by the authors of the specification "GraphQL over HTTP"."""

import json
from collections import Counter

#: How many audits there are of each of the specification's words.
AUDITS = {"MUST": 13, "SHOULD": 23, "MAY": 25}


def test_every_audit_passes(npm_project, service):
    results = json.loads(npm_project("audits").run("run.mjs", service.url))
    assert [result for result in results if result["status"] != "ok"] == []
    assert Counter(result["name"].split()[0] for result in results) == AUDITS
    assert len({result["id"] for result in results}) == 61
