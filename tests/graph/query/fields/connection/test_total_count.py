"""`totalCount`: the length of the whole list, counted without reading rows."""

from graph.query.arguments import page_arguments
from graph.query.pricing.price import TOTAL_COUNT
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import list_of, page_statement, read


def test_a_count_alone_reads_no_rows():
    assert page_statement("totalCount")[0].text == "RETURN [COUNT { MATCH (n0:Region) }] AS d"
    assert read("totalCount", [70]) == {"totalCount": 70}


def test_the_count_is_of_all_nodes_that_meet_the_conditions_regardless_of_the_page():
    condition = {"where": {"country": {"eq": "RU"}}}
    text = page_statement("totalCount", **condition)[0].text
    assert text == "RETURN [COUNT { MATCH (n0:Region) WHERE n0.country = $p0 }] AS d"
    assert page_statement("totalCount", **condition, last=5, first=None)[0].text == text
    assert page_statement("totalCount", where={"or": []})[0].text == "RETURN [0] AS d"


def test_a_count_has_a_fixed_price_for_each_list():
    pricing = Pricing(CONDITIONS, (page_arguments({"first": 2}, "Region"),), None)
    one, two = (list_of(members).price(pricing, None).total for members in ("totalCount", "totalCount n: totalCount"))
    assert two - one == TOTAL_COUNT
