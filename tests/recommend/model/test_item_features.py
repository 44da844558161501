"""The features of practices, by hand."""

import numpy as np
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry

#: Two roads and a school; as of the end of 1999 the first road is new, the second old.
TABLES = Tables(
    [Territory(f"u{n}", "Region", "XX") for n in range(4)],
    [Practice(id_, topics=frozenset({topic})) for id_, topic in (("p", "roads"), ("q", "roads"), ("r", "schools"))],
    [
        Adoption("u0", "p", "1999"),
        Adoption("u1", "p", "1998"),
        Adoption("u0", "q", "1980"),
        Adoption("u2", "r", "1990"),
    ],
)


@pytest.fixture(scope="module")
def features() -> dict[str, np.ndarray]:
    return ModelRegistry(TABLES, Parameters()).features(("Region", "XX"), parse_date("1999")).item_features


def test_the_rate_is_the_smoothed_hazard(features):
    recent = 1 + 0.5  # an adoption in the middle of the last year, and one a half-life before
    assert features["rate_1"][0] == pytest.approx(np.log(recent + 0.01) - np.log(4 - 2 + 10))
    assert features["recent_2"].tolist() == pytest.approx([np.log(3), 0, 0])
    assert features["age"][1] == pytest.approx(np.log(1 + 19.5), abs=0.01)
    assert features["share"].tolist() == [0.5, 0.25, 0.25]


def test_a_topic_is_as_active_as_its_practices(features):
    assert features["topic_rate"].tolist() == [np.log1p(2 / 2), np.log1p(2 / 2), 0]
