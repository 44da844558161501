"""`python -m benchmarks.recommend.generality`: the back-test on histories that spread for different reasons."""

import sys

from benchmarks.recommend.histories import KINDS
from recommend.evaluation.protocol import BackTest, macro

SHOWN = ("engine", "hazard", "hazard, tuned", "recent popularity", "popularity", "cosine kNN", "EASE")


def main(names: list[str]) -> int:
    """Print a row for each history, or for those named: the mean nDCG@10 over its windows."""
    print(f"| history | {' | '.join(SHOWN)} |")
    print("| --- |" + " ---: |" * len(SHOWN))
    for name in names or KINDS:
        made, years, horizon = KINDS[name]
        test = BackTest(made(), None, horizon)
        windows = [test.window(year) for year in years]
        print(f"| {name} | {' | '.join(f'{macro(windows, ranker)[0]:.3f}' for ranker in SHOWN)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
