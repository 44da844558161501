import { inLanguage } from "../../i18n/language.js";
import { Legend } from "../../map/legend.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * The meaning of the colours of a measure.
 *
 * @param {{
 *   measure: import("./measure.js").Measure,
 *   scale: import("./scale.js").Scale,
 *   values: (number | null)[],
 *   points: string,
 * }} props  values: of all regions. points: the meaning of the points; empty without points
 */
export function MeasureLegend({ measure, scale, values, points }) {
  const t = inLanguage(texts);
  const { format } = measure;
  const range = (/** @type {import("./scale.js").Step} */ { low, high }) => {
    const [from, to] = [format(low), format(high)];
    return from === to ? from : from.startsWith("+") || low < 0 ? `${from} … ${to}` : `${from}–${to}`;
  };
  const items = scale.steps.map((step) => ({ level: `level-${step.level}`, text: range(step) }));
  if (measure.zeroIsNone && values.includes(0)) items.unshift({ level: "level-0", text: t.none });
  if (values.includes(null)) items.push({ level: "level-missing", text: measure.missing ?? t.missing });
  return html`<${Legend} title=${measure.name} items=${items} points=${points} />`;
}
