import { number } from "../i18n/format.js";
import { inLanguage, language } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html, useEffect, useLayoutEffect, useState } from "../vendor/preact.js";
import { ErrorNotice } from "./error-notice.js";
import { useWidth } from "./use-width.js";

/**
 * @typedef {typeof import("../vendor/plot.js")} Plot
 * @typedef {{year: number, cumulative: number}} Year
 */

const WIDTH = 672;
/** Around the curve: the text of the mark, the final value, the years. */
const MARGINS = { marginTop: 24, marginRight: 64, marginBottom: 32, marginLeft: 24 };
/** Left of this the text of the mark is beside the curve; right of it, above the part that the curve has passed. */
const NARROW = 136;

/**
 * A curve of a number that grows by year, with its first year, last year and final value. Observable Plot draws it, which
 * is loaded with the first chart.
 *
 * @param {{title: string, years: Year[], mark?: number | null}} props  title: for screen readers. mark: a year to point
 *   out with its value
 */
export function YearChart({ title, years, mark = null }) {
  const { plot, failed, retry } = usePlot();
  const [box, width] = useWidth(WIDTH);
  useLayoutEffect(() => {
    if (plot && box.current) box.current.replaceChildren(drawn(plot, years, mark, width, box.current.clientHeight));
  }, [plot, years, mark, width, language.value]);
  if (failed) return html`<${ErrorNotice} text=${inLanguage(texts).screenFailed} retry=${retry} />`;
  return html`<div class="year-chart" role="img" aria-label=${title} aria-busy=${plot === null} ref=${box}></div>`;
}

/** @param {Plot} plot @param {Year[]} years @param {number | null} mark @param {number} width @param {number} height */
function drawn(plot, years, mark, width, height) {
  const first = years[0];
  const last = years[years.length - 1];
  const middle = Math.round((first.year + last.year) / 2);
  const labels = last.year - first.year > 3 ? [first.year, middle, last.year] : [...new Set([first.year, last.year])];
  const steps = [{ year: first.year, cumulative: 0 }, ...years];
  const place = { x: "year", y: "cumulative" };
  const reached = mark === null ? 0 : years.filter((each) => each.year <= mark).at(-1)?.cumulative ?? 0;
  const marked = mark !== null && mark < last.year ? [{ year: mark, cumulative: reached }] : [];
  const share = last.year === first.year ? 0 : ((mark ?? 0) - first.year) / (last.year - first.year);
  const isLeft = MARGINS.marginLeft + share * (width - MARGINS.marginLeft - MARGINS.marginRight) <= NARROW;
  const svg = plot.plot({
    width,
    height,
    ...MARGINS,
    x: { domain: [first.year, last.year === first.year ? first.year + 1 : last.year] },
    y: { domain: [0, last.cumulative], axis: null },
    marks: [
      plot.areaY(steps, { ...place, curve: "step-after", className: "year-chart-area" }),
      plot.ruleY([0], { className: "year-chart-axis" }),
      plot.axisX(labels, { tickFormat: String, tickSize: 0, label: null, className: "year-chart-years" }),
      plot.lineY(steps, { ...place, curve: "step-after", className: "year-chart-line" }),
      plot.ruleX(marked, { x: "year", className: "year-chart-mark" }),
      plot.dot(marked, { ...place, r: 5, className: "year-chart-point" }),
      plot.text(marked, {
        x: "year",
        ...(isLeft ? { frameAnchor: "top", dx: 8, textAnchor: "start" } : { y: "cumulative", dx: -8, dy: -12, textAnchor: "end" }),
        text: (each) => `${each.year}: ${number(each.cumulative)}`,
        className: "year-chart-total",
      }),
      plot.text([last], { ...place, dx: 8, textAnchor: "start", text: (each) => number(each.cumulative), className: "year-chart-total" }),
    ],
  });
  // The policy forbids inline styles; components.css has the styles of the chart.
  svg.querySelector("style")?.remove();
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/** The library of this visit. @type {Plot | null} */
let loaded = null;

/** Load the library that draws charts. */
function usePlot() {
  const [plot, setPlot] = useState(loaded);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (plot) return;
    setFailed(false);
    import("../vendor/plot.js").then(
      (library) => {
        loaded = library;
        setPlot(library);
      },
      () => setFailed(true),
    );
  }, [attempt]);
  return { plot, failed, retry: () => setAttempt(attempt + 1) };
}
