import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { address } from "../router.js";
import { html } from "../vendor/preact.js";
import { Empty } from "./empty.js";
import { Heading } from "./heading.js";

/** The screen of an id that the graph does not have. */
export function NotFound() {
  const t = inLanguage(texts);
  return html`
    <${Heading} question=${t.notFoundTitle} />
    <section class="section">
      <${Empty} why=${t.notFound} next=${html`<a href=${address("/")}>${t.toStart}</a>`} />
    </section>
  `;
}
