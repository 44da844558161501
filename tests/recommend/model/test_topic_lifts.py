"""Topic lifts: the same from a territory and from a practice, and from projects where nothing is adopted."""

import numpy as np
import pytest

from recommend import Adoption, Practice, Project, Tables, Territory
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry

TABLES = Tables(
    [Territory(f"u{n}", "Region", "XX") for n in range(4)],
    [Practice(f"p{n}", topics=frozenset({"roads" if n < 4 else "schools"})) for n in range(8)],
    [Adoption(f"u{u}", f"p{(u * 3 + k) % 8}", "1999") for u in range(3) for k in range(3)],
    projects=[Project("x", topics=frozenset({"schools"}), territory_id="u3")],
)


@pytest.fixture(scope="module")
def registry() -> ModelRegistry:
    return ModelRegistry(TABLES, Parameters())


def test_a_territory_and_a_practice_see_the_same_lifts(registry):
    topics = registry.features(("Region", "XX"), None).topics
    for row in range(4):
        of_row = [topics.mean_over_topics(values) for values in topics.row(row)]
        for column in range(8):
            assert [values[row] for values in topics.column(column)] == pytest.approx(
                [values[column] for values in of_row]
            )


def test_projects_count_only_without_a_date(registry):
    today, dated = (registry.features(("Region", "XX"), date).topics for date in (None, parse_date("1999")))
    roads, schools = today.row(3)[-1]
    assert schools > 0 > roads
    assert today.has_topics.all()
    assert dated.row(3) is None
    assert np.flatnonzero(~dated.has_topics).tolist() == [3]
