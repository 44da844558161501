import { number } from "../i18n/format.js";
import { html } from "../vendor/preact.js";

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 8;
const RIGHT = 64;
const TOP = 16;
const BOTTOM = 24;

/**
 * A curve of a number that grows by year, with its first year, last year and final value.
 *
 * @param {{title: string, years: {year: number, cumulative: number}[]}} props  title: for screen readers
 */
export function YearChart({ title, years }) {
  const first = years[0].year;
  const last = years[years.length - 1].year;
  const total = years[years.length - 1].cumulative;
  const x = (/** @type {number} */ year) => LEFT + ((year - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => HEIGHT - BOTTOM - (value / total) * (HEIGHT - TOP - BOTTOM);
  const steps = years.map((each) => `H${x(each.year)}V${y(each.cumulative)}`).join("");
  const middle = Math.round((first + last) / 2);
  const labels = last - first > 3 ? [first, middle, last] : first === last ? [first] : [first, last];
  return html`
    <svg class="year-chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${title}>
      <path class="year-chart-axis" d=${`M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
      <path class="year-chart-line" d=${`M${x(first)} ${y(0)}${steps}`} />
      ${labels.map((year, index) => html`
        <text x=${x(year)} y=${HEIGHT - 4} text-anchor=${index === 0 ? "start" : index === labels.length - 1 ? "end" : "middle"}>${year}</text>
      `)}
      <text class="year-chart-total" x=${x(last) + 8} y=${y(total) + 6}>${number(total)}</text>
    </svg>
  `;
}
