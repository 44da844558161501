import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { Swatch } from "./swatch.js";
import { texts } from "./texts.js";

/**
 * The meaning of the colours.
 *
 * @param {{
 *   measure: import("./measure.js").Measure,
 *   scale: import("./scale.js").Scale,
 *   values: (number | null)[],
 *   points: string,
 * }} props  values: of all regions. points: what the points are; empty without points
 */
export function Legend({ measure, scale, values, points }) {
  const t = inLanguage(texts);
  const { format } = measure;
  const range = (/** @type {import("./scale.js").Step} */ { low, high }) => {
    const [from, to] = [format(low), format(high)];
    return from === to ? from : from.startsWith("+") || low < 0 ? `${from} … ${to}` : `${from}–${to}`;
  };
  const item = (/** @type {string} */ level, /** @type {string} */ text) => html`<li><${Swatch} level=${level} />${text}</li>`;
  return html`
    <div class="map-legend">
      <p id="map-legend"><strong>${measure.name}</strong></p>
      <ul aria-labelledby="map-legend">
        ${measure.zeroIsNone && values.includes(0) && item("level-0", t.none)}
        ${scale.steps.map((step) => item(`level-${step.level}`, range(step)))}
        ${values.includes(null) && item("level-missing", measure.missing ?? t.missing)}
        ${points && html`<li><span class="map-legend-point" aria-hidden="true"></span>${points}</li>`}
      </ul>
    </div>
  `;
}
