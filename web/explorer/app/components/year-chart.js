import { number } from "../i18n/format.js";
import { html } from "../vendor/preact.js";

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 8;
const RIGHT = 64;
const TOP = 16;
const BOTTOM = 24;
/** Left of this the text of the mark is beside the curve; right of it, above the part that the curve has passed. */
const NARROW = 120;

/**
 * A curve of a number that grows by year, with its first year, last year and final value.
 *
 * @param {{title: string, years: {year: number, cumulative: number}[], mark?: number | null}} props  title: for screen
 *   readers. mark: a year to point out with its value
 */
export function YearChart({ title, years, mark = null }) {
  const first = years[0].year;
  const last = years[years.length - 1].year;
  const total = years[years.length - 1].cumulative;
  const x = (/** @type {number} */ year) => LEFT + ((year - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => HEIGHT - BOTTOM - (value / total) * (HEIGHT - TOP - BOTTOM);
  const steps = years.map((each) => `H${x(each.year)}V${y(each.cumulative)}`).join("");
  const middle = Math.round((first + last) / 2);
  const labels = last - first > 3 ? [first, middle, last] : first === last ? [first] : [first, last];
  const reached = mark === null ? 0 : years.filter((each) => each.year <= mark).at(-1)?.cumulative ?? 0;
  const markText = `${mark}: ${number(reached)}`;
  return html`
    <svg class="year-chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${title}>
      <path class="year-chart-axis" d=${`M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
      <path class="year-chart-line" d=${`M${x(first)} ${y(0)}${steps}`} />
      ${labels.map((year, index) => html`
        <text x=${x(year)} y=${HEIGHT - 4} text-anchor=${index === 0 ? "start" : index === labels.length - 1 ? "end" : "middle"}>${year}</text>
      `)}
      ${mark !== null && mark < last && html`
        <path class="year-chart-mark" d=${`M${x(mark)} ${HEIGHT - BOTTOM}V${TOP}`} />
        <circle class="year-chart-point" cx=${x(mark)} cy=${y(reached)} r="5" />
        ${x(mark) > NARROW
          ? html`<text class="year-chart-total" text-anchor="end" x=${x(mark) - 8} y=${Math.max(TOP, y(reached) - 8)}>${markText}</text>`
          : html`<text class="year-chart-total" x=${x(mark) + 8} y=${TOP}>${markText}</text>`}
      `}
      <text class="year-chart-total" x=${x(last) + 8} y=${y(total) + 6}>${number(total)}</text>
    </svg>
  `;
}
