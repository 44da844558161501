import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html, useEffect } from "../vendor/preact.js";

/**
 * The heading of a screen, which asks its question, with a quiet line above it. It is also the title of the window.
 *
 * @param {{question: string, kicker?: any}} props
 */
export function Heading({ question, kicker }) {
  const { name } = inLanguage(texts);
  useEffect(() => {
    document.title = question === name ? name : `${question} · ${name}`;
  }, [question, name]);
  return html`
    ${kicker && html`<p class="kicker">${kicker}</p>`}
    <h1>${question}</h1>
  `;
}
