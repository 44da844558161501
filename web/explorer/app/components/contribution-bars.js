import { signed } from "../i18n/format.js";
import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html } from "../vendor/preact.js";

/**
 * @typedef {{contributions: {factor: string, contribution: number}[], score: number}} Scored
 * @typedef {{low: number, high: number}} Scale
 */

/** Return one scale for the bars of several scores, so that they can be compared. @returns {Scale} */
export function scaleOf(/** @type {Scored[]} */ scored) {
  const values = scored.flatMap((each) => [each.score, ...each.contributions.map((part) => part.contribution)]);
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}

/**
 * The contributions to a score as bars on one scale, and their sum.
 *
 * @param {Scored & {scale: Scale}} props
 */
export function ContributionBars({ contributions, score, scale }) {
  const t = inLanguage(texts);
  const { low } = scale;
  const span = scale.high - low || 1;
  const zero = (-low / span) * 100;
  const row = (/** @type {string} */ name, /** @type {number} */ value, total = false) => html`
    <div class=${total ? "bar-row total" : "bar-row"} role="row">
      <span role="rowheader">${name}</span>
      <span class="bar-track" aria-hidden="true">
        <span class="bar-zero" style=${{ left: `${zero}%` }}></span>
        <span
          class=${value < 0 ? "bar-fill negative" : "bar-fill"}
          style=${{ left: `${value < 0 ? zero + (value / span) * 100 : zero}%`, width: `${(Math.abs(value) / span) * 100}%` }}
        ></span>
      </span>
      <span class="bar-value" role="cell" data-value=${value}>${signed(value)}</span>
    </div>
  `;
  return html`
    <div class="bars" role="table" aria-label=${t.contribution}>
      ${contributions.map((each) => row(t.factors[/** @type {"region"} */ (each.factor)] ?? each.factor, each.contribution))}
      ${row(t.score, score, true)}
    </div>
  `;
}
