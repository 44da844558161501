import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html } from "../vendor/preact.js";

/**
 * A button that loads the next page of a list. It keeps the focus while it waits.
 *
 * @param {{more: () => void, busy: boolean}} props
 */
export function MoreButton({ more, busy }) {
  const t = inLanguage(texts);
  return html`
    <p class="table-more">
      <button class="button" type="button" aria-disabled=${busy} onClick=${busy ? undefined : more}>${busy ? t.loading : t.more}</button>
    </p>
  `;
}
