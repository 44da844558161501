"""`python -m benchmarks.recommend.generality`: the back-test on synthetic histories with different causes."""

import sys

from benchmarks.recommend.histories import KINDS
from recommend.evaluation.protocol import BackTest, macro

SHOWN = ("engine", "hazard", "hazard, tuned", "recent popularity", "popularity", "cosine kNN", "EASE")


def main(names: list[str]) -> int:
    """Print the mean nDCG@10 over the windows of each history, or of the named ones."""
    print(f"| history | {' | '.join(SHOWN)} |")
    print("| --- |" + " ---: |" * len(SHOWN))
    for name in names or KINDS:
        build, years, horizon = KINDS[name]
        test = BackTest(build(), None, horizon)
        windows = [test.window(year) for year in years]
        print(f"| {name} | {' | '.join(f'{macro(windows, ranker)[0]:.3f}' for ranker in SHOWN)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
