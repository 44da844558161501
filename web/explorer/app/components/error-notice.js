import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html } from "../vendor/preact.js";

/**
 * An error with its text and a button to try again.
 *
 * @param {{text: string, retryAfter?: number | null, retry: () => void}} props
 */
export function ErrorNotice({ text, retryAfter = null, retry }) {
  const t = inLanguage(texts);
  return html`
    <div class="notice error" role="alert">
      <p><strong>${t.errorTitle}</strong></p>
      <p>${text}${retryAfter ? ` ${t.wait(retryAfter)}` : ""}</p>
      <p><button class="button" type="button" onClick=${retry}>${t.tryAgain}</button></p>
    </div>
  `;
}
