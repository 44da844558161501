"""Small random tables for property tests."""

from hypothesis import strategies as st

from recommend import Adoption, Border, Parameters, Practice, Tables, Territory

DATES = st.one_of(
    st.integers(1990, 2010).map(str),
    st.builds("{}-{:02}".format, st.integers(1990, 2010), st.integers(1, 12)),
    st.dates().map(lambda date: date.replace(year=1990 + date.year % 20, day=min(date.day, 28)).isoformat()),
)
TERRITORIES = tuple(
    [Territory(f"region:{n}", "Region", "XX") for n in range(6)]
    + [Territory(f"municipality:{n}", "Municipality", "XX") for n in range(2)]
    + [Territory("region:y", "Region", "YY")]
)
PRACTICES = tuple(Practice(f"practice:{n}", topics=frozenset({f"topic:{n % 2}"})) for n in range(7))
ADOPTIONS = st.builds(
    Adoption,
    st.sampled_from([territory.id for territory in TERRITORIES]),
    st.sampled_from([practice.id for practice in PRACTICES]),
    st.none() | DATES | DATES,
    st.none() | st.none() | st.none() | DATES,
    st.sampled_from([False] * 9 + [True]),
)
HISTORIES = st.lists(ADOPTIONS, max_size=60) | st.lists(ADOPTIONS, min_size=25, max_size=60)
BORDERS = (Border("region:0", "region:1"), Border("region:1", "region:2"))
TERRITORY_IDS = st.sampled_from([territory.id for territory in TERRITORIES])
AS_OF = st.none() | DATES
#: Few candidate scorers, so that learning is fast.
FAST = Parameters(windows=3, half_lives=(2.0,))


def tables(adoptions) -> Tables:
    """Return tables with all territories and practices of this module and these adoptions."""
    return Tables(TERRITORIES, PRACTICES, tuple(adoptions), BORDERS)
