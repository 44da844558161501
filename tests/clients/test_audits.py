"""The audits of the npm package graphql-http, from the authors of the GraphQL over HTTP specification."""

import json
from collections import Counter

#: Number of audits by requirement level.
AUDITS = {"MUST": 13, "SHOULD": 23, "MAY": 25}


def test_every_audit_passes(npm_project, service):
    results = json.loads(npm_project("audits").run("run.mjs", service.url))
    assert [result for result in results if result["status"] != "ok"] == []
    assert Counter(result["name"].split()[0] for result in results) == AUDITS
    assert len({result["id"] for result in results}) == 61
