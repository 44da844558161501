"""The back-test as Markdown tables."""

from collections.abc import Sequence

from recommend.evaluation.protocol import ENGINE, BackTest, Window, difference, macro

_METRICS = ("nDCG@10", "recall@10", "MAP", "MRR")


def report_lines(test: BackTest, windows: Sequence[Window]) -> list[str]:
    """Return the lines of the report: nDCG@10 by year, the means of the other metrics, and where the engine loses."""
    names = list(windows[0].measures)
    heads = [str(window.year) for window in windows]
    report = [
        f"| nDCG@10 | {' | '.join(heads)} | mean | 95 % |",
        "| --- |" + " ---: |" * (len(heads) + 1) + " --- |",
    ]
    for name in names:
        values = [f"{window.measures[name][:, 0].mean():.3f}" for window in windows]
        mean, low, high = macro(windows, name)
        report.append(f"| {name} | {' | '.join(values)} | {mean:.3f} | {low:.3f} to {high:.3f} |")
    report.append(f"| units measured | {' | '.join(str(len(window.units)) for window in windows)} | | |")
    report += [
        "",
        f"| mean | {' | '.join(_METRICS[1:])} | coverage | personalisation |",
        "| --- |" + " ---: |" * 5,
    ]
    for name in names:
        values = [f"{macro(windows, name, i)[0]:.3f}" for i in range(1, 4)]
        coverage = sum(window.coverage[name] for window in windows) / len(windows)
        personalisation = sum(window.personalisation[name] for window in windows) / len(windows)
        report.append(f"| {name} | {' | '.join(values)} | {coverage:.3f} | {personalisation:.3f} |")
    report += ["", "Engine minus each, nDCG@10, mean (95 % by bootstrap over units):"]
    for name in names:
        if name not in (ENGINE, "oracle"):
            mean, low, high = difference(windows, ENGINE, name)
            report.append(f"- {name}: {mean:+.3f} ({low:+.3f} to {high:+.3f})")
    report += ["", "Where the engine loses, nDCG@10:"]
    losses = [
        f"- {window.year} to {name}: {window.measures[ENGINE][:, 0].mean():.3f} to "
        f"{window.measures[name][:, 0].mean():.3f}"
        for window in windows
        for name in names
        if name not in (ENGINE, "oracle") and window.measures[name][:, 0].mean() > window.measures[ENGINE][:, 0].mean()
    ]
    report += losses or ["- nowhere"]
    report += ["", f"{test.undated} adoptions without a date are excluded."]
    return report
