"""The tables of figures in docs/recommendations.md; `python -m tests.recommend.figures` prints them."""

from collections.abc import Mapping

from recommend.back_test import Measurement, back_test, recover_hidden
from tests.recommend.shipped import shipped

YEARS = ("1975", "1980", "1985", "1990", "1995", "2000")
RANKERS = ("random", "popularity", "recent popularity", "neighbours", "hazard", "hazard and neighbours")


def states() -> dict[str, Measurement]:
    """The back-test of US states in every fifth year."""
    tables = shipped("spid")
    return {year: back_test(tables, "Region", "US", year) for year in YEARS}


def municipalities() -> dict[str, Measurement]:
    """Hidden adoptions of US municipalities, most of which have no date."""
    return {"hidden adoptions": recover_hidden(shipped("spid", "parking"), "Municipality", "US")}


def table(measured: Mapping[str, Measurement], means: tuple[str, ...] = ()) -> list[str]:
    """One line for each ranker: nDCG@10 in each column, and the mean of some of the columns."""
    heads = [*measured, *([f"mean of {', '.join(means)}"] if means else [])]
    lines = [f"| nDCG@10 | {' | '.join(heads)} |", "| --- |" + " ---: |" * len(heads)]
    for name in RANKERS:
        if all(name in column.ndcg for column in measured.values()):
            values = [column.ndcg[name] for column in measured.values()]
            if means:
                values.append(sum(measured[head].ndcg[name] for head in means) / len(means))
            lines.append(f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |")
    counts = [str(column.territories) for column in measured.values()] + [""] * bool(means)
    return [*lines, f"| territories measured | {' | '.join(counts)} |"]


if __name__ == "__main__":
    print("\n".join([*table(states(), YEARS[-2:]), "", *table(municipalities())]))
