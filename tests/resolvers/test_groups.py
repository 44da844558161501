"""Facets and aggregates of the shipped data equal what filters and whole pages give."""

import statistics
from collections import Counter, defaultdict
from typing import Any

from tests.resolvers.asking import ask

HEALTH = {"practice": {"topics": {"some": {"id": {"eq": "topic:policy-agendas-health"}}}}}
PAGE = """query($where: AdoptionWhere, $after: String) { adoptions(first: 1000, where: $where, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id stage runningOn practice { id topics { nodes { id } } }
      territory { id ... on Region { id } ... on Municipality { region { id } population } } } } }"""


async def adoptions(engine, where: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all adoptions that meet the conditions, page by page."""
    nodes: list[dict[str, Any]] = []
    page: dict[str, Any] = {"pageInfo": {"hasNextPage": True, "endCursor": None}}
    while page["pageInfo"]["hasNextPage"]:
        page = (await ask(engine, PAGE, where=where, after=page["pageInfo"]["endCursor"]))["adoptions"]
        nodes += page["nodes"]
    assert len(nodes) == page["totalCount"] > 1_000
    return nodes


def region_of(adoption: dict[str, Any]) -> str | None:
    territory = adoption["territory"]
    return territory["region"] and territory["region"]["id"] if "region" in territory else territory["id"]


async def test_the_count_of_a_bucket_is_that_of_a_list_with_its_conditions(loaded_engine):
    by = "[PRACTICE_TOPICS, TERRITORY_REGION, TERRITORY_LEVEL, STAGE, RUNNING_ON_DECADE, COUNTRY, DATASETS]"
    where = {**HEALTH, "runningOn": {"gte": "1960"}}
    query = f"""query($where: AdoptionWhere) {{ adoptions(where: $where) {{ totalCount
        facets(by: {by}, first: 2) {{ by bucketCount otherCount buckets {{ count where }} }} }} }}"""
    answer = (await ask(loaded_engine, query, where=where))["adoptions"]
    for facet in answer["facets"]:
        assert sum(bucket["count"] for bucket in facet["buckets"]) + facet["otherCount"] >= answer["totalCount"]
        for bucket in facet["buckets"]:
            filtered = {**where, "and": [bucket["where"]]}
            count = await ask(
                loaded_engine, "query($w: AdoptionWhere) { adoptions(where: $w) { totalCount } }", w=filtered
            )
            assert count["adoptions"]["totalCount"] == bucket["count"], (facet["by"], bucket)
    levels = next(facet for facet in answer["facets"] if facet["by"] == "TERRITORY_LEVEL")
    assert sum(bucket["count"] for bucket in levels["buckets"]) == answer["totalCount"]


async def test_an_aggregate_equals_the_same_computed_from_all_pages(loaded_engine):
    nodes = await adoptions(loaded_engine, HEALTH)
    groups: dict[tuple[str | None, str | None], list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        groups[region_of(node), node["runningOn"] and f"{node['runningOn'][:3]}0"].append(node)
    answer = await ask(
        loaded_engine,
        """query($where: AdoptionWhere) { adoptions(where: $where) {
            aggregate(groupBy: [TERRITORY_REGION, RUNNING_ON_DECADE], first: 1000) { groupCount groups {
                keys { key } count practices: distinctCount(of: PRACTICE) topics: distinctCount(of: PRACTICE_TOPICS)
                sum(of: RUNNING_ON_YEAR) mean(of: RUNNING_ON_YEAR) median(of: RUNNING_ON_YEAR)
                min(of: RUNNING_ON_YEAR) max(of: RUNNING_ON_YEAR) } } } }""",
        where=HEALTH,
    )
    aggregate = answer["adoptions"]["aggregate"]
    assert aggregate["groupCount"] == len(groups) == len(aggregate["groups"])
    for group in aggregate["groups"]:
        members = groups[tuple(key["key"] for key in group["keys"])]
        years = [int(node["runningOn"][:4]) for node in members if node["runningOn"]]
        measures = {"sum": sum, "mean": statistics.mean, "median": statistics.median, "min": min, "max": max}
        assert {name: group[name] for name in measures} == {
            name: measure(years) if years else None for name, measure in measures.items()
        }
        assert group["count"] == len(members)
        assert group["practices"] == len({node["practice"]["id"] for node in members})
        assert group["topics"] == len(
            {topic["id"] for node in members for topic in node["practice"]["topics"]["nodes"]}
        )


async def test_the_territories_with_most_adoptions_are_one_request(loaded_engine):
    territories = Counter(node["territory"]["id"] for node in await adoptions(loaded_engine, HEALTH))
    answer = await ask(
        loaded_engine,
        """query($where: AdoptionWhere) { adoptions(where: $where) { aggregate(groupBy: [TERRITORY], first: 20) {
            groupCount groups { count where keys { key node { id ... on Territory { name country } } } } } } }""",
        where=HEALTH,
    )
    aggregate = answer["adoptions"]["aggregate"]
    expected = sorted(territories.items(), key=lambda item: (-item[1], item[0]))
    assert [(group["keys"][0]["key"], group["count"]) for group in aggregate["groups"]] == expected[:20]
    assert aggregate["groupCount"] == len(territories)
    for group in aggregate["groups"]:
        (key,) = group["keys"]
        assert key["node"]["id"] == key["key"]
        assert key["node"]["name"]


async def test_pages_contain_every_group_once_and_their_counts_add_up(loaded_engine):
    query = """query($after: String) { municipalities(where: {country: {eq: "RU"}}) { totalCount
        aggregate(groupBy: [REGION, KIND], orderBy: {measure: MEAN, number: POPULATION}, first: 100, after: $after) {
            groupCount pageInfo { hasNextPage endCursor } groups { count mean(of: POPULATION) keys { key } } } } }"""
    groups, after, total = [], None, 0
    while True:
        answer = (await ask(loaded_engine, query, after=after))["municipalities"]
        groups += answer["aggregate"]["groups"]
        after, total = answer["aggregate"]["pageInfo"]["endCursor"], answer["totalCount"]
        if not answer["aggregate"]["pageInfo"]["hasNextPage"]:
            break
    keys = [tuple(key["key"] for key in group["keys"]) for group in groups]
    assert len(set(keys)) == len(keys) == answer["aggregate"]["groupCount"] > 100
    assert sum(group["count"] for group in groups) == total
    means = [group["mean"] for group in groups]
    known = [mean for mean in means if mean is not None]
    assert known == sorted(known)
    assert means == known + [None] * (len(means) - len(known))


async def test_facets_below_nodes_count_each_list_alone(loaded_engine):
    answer = await ask(
        loaded_engine,
        """{ regions(first: 3, where: {country: {eq: "US"}}) { nodes { id adoptions { totalCount
            facets(by: [STAGE], first: 100) { buckets { count } } aggregate { groups { count } } } } } }""",
    )
    for region in answer["regions"]["nodes"]:
        total = region["adoptions"]["totalCount"]
        assert total > 0
        assert sum(bucket["count"] for bucket in region["adoptions"]["facets"][0]["buckets"]) == total
        assert region["adoptions"]["aggregate"] == {"groups": [{"count": total}]}
