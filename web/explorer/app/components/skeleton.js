import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html } from "../vendor/preact.js";

/** Lines in the place of an answer that is loading. */
export function Skeleton({ lines = 4 }) {
  const t = inLanguage(texts);
  return html`
    <div class="skeleton" role="status">
      <b class="hidden">${t.loading}</b>
      ${Array.from({ length: lines }, () => html`<span></span>`)}
    </div>
  `;
}
