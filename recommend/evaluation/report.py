"""The back-test as a table for people."""

from collections.abc import Sequence

from recommend.evaluation.protocol import ENGINE, BackTest, Window, difference, macro

_MEASURES = ("nDCG@10", "recall@10", "MAP", "MRR")


def lines(test: BackTest, windows: Sequence[Window], last: int = 2) -> list[str]:
    """Return nDCG@10 by year and on the mean; the other measures on the mean of the last windows; what was chosen."""
    names = list(windows[0].measures)
    heads = [str(window.year) for window in windows]
    final = windows[-last:]
    of_final = ", ".join(str(window.year) for window in final)
    found = [
        f"| nDCG@10 | {' | '.join(heads)} | mean of all | mean of {of_final} | 95 % |",
        "| --- |" + " ---: |" * (len(heads) + 2) + " --- |",
    ]
    for name in names:
        values = [f"{window.measures[name][:, 0].mean():.3f}" for window in windows]
        mean, low, high = macro(final, name)
        found.append(
            f"| {name} | {' | '.join(values)} | {macro(windows, name)[0]:.3f} | {mean:.3f} | {low:.3f} to {high:.3f} |"
        )
    found.append(f"| units measured | {' | '.join(str(len(window.units)) for window in windows)} | | | |")
    found += [
        "",
        f"| mean of {of_final} | {' | '.join(_MEASURES[1:])} | coverage | personalisation |",
        "| --- |" + " ---: |" * 5,
    ]
    for name in names:
        values = [f"{macro(final, name, i)[0]:.3f}" for i in range(1, 4)]
        coverage = sum(window.coverage[name] for window in final) / len(final)
        apart = sum(window.personalisation[name] for window in final) / len(final)
        found.append(f"| {name} | {' | '.join(values)} | {coverage:.3f} | {apart:.3f} |")
    found += ["", f"Engine minus each, nDCG@10, mean of {of_final} (95 % by bootstrap over units):"]
    for name in names:
        if name not in (ENGINE, "oracle"):
            mean, low, high = difference(final, ENGINE, name)
            found.append(f"- {name}: {mean:+.3f} ({low:+.3f} to {high:+.3f})")
    found += ["", "Where the engine loses, nDCG@10:"]
    lost = [
        f"- {window.year} to {name}: {window.measures[ENGINE][:, 0].mean():.3f} to "
        f"{window.measures[name][:, 0].mean():.3f}"
        for window in windows
        for name in names
        if name not in (ENGINE, "oracle") and window.measures[name][:, 0].mean() > window.measures[ENGINE][:, 0].mean()
    ]
    found += lost or ["- nowhere"]
    found += ["", "What the engine averaged, chosen on windows that end before T:"]
    for window in windows:
        parts = [f"{name} {part:.0%}" for name, part in window.chosen.items() if part >= 0.05]
        found.append(f"- {window.year}: {', '.join(parts)}")
    found += ["", f"{test.undated} adoptions without a date have no part in this."]
    return found
