import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { sampleData } from "./data.js";
import { texts } from "./texts.js";

/** The tokens of colours. */
export const COLOURS = [
  "page-colour",
  "surface",
  "ink",
  "ink-quiet",
  "rule",
  "rule-strong",
  "accent",
  "accent-quiet",
  "on-accent",
  "against",
  "alert",
  "focus",
  "type-territory",
  "type-practice",
  "type-project",
  "type-people",
  "type-programme",
  "type-source",
];

/** The tokens of sizes of text, the smallest first. */
export const SIZES = ["text-1", "text-2", "text-3", "text-4", "text-5", "text-6"];

/** Colours, each with the name of its token. */
export function Swatches({ names = /** @type {string[]} */ ([]) }) {
  return html`
    <ul class="swatches small">
      ${names.map((name) => html`<li><span class="swatch" style=${{ background: `var(--${name})` }}></span> ${name}</li>`)}
    </ul>
  `;
}

/** A text in each size, with the name of its token. */
export function Sizes({ names = /** @type {string[]} */ ([]) }) {
  const [territory] = sampleData().territories;
  return html`${names.map((name) => html`<p style=${{ fontSize: `var(--${name})` }}>${territory.name} <span class="quiet">${name}</span></p>`)}`;
}

/** Plain elements in the look of the pages. */
export function Elements() {
  const t = inLanguage(texts);
  return html`
    <div class="stack">
      <p class="actions">
        <button class="button primary" type="button">${t.primary}</button>
        <button class="button" type="button">${t.secondary}</button>
        <button class="button" type="button" aria-disabled="true">${t.disabled}</button>
        <a href="#main">${t.link}</a>
      </p>
      <label class="field">${t.select}<select><option>${t.option}</option></select></label>
      <label class="field">${t.day}<input type="date" value="2020-05-17" /></label>
      <label class="field"><span>${t.weight}: <output>×1</output></span><input type="range" min="0" max="3" step="0.5" value="1" /></label>
    </div>
  `;
}
