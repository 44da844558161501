import { date } from "../i18n/format.js";
import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html } from "../vendor/preact.js";
import { ExternalLink } from "./external-link.js";
import { titleOf } from "./node-link.js";

/**
 * The sources of a fact, each as a link to its page, from `SOURCE_FIELDS`.
 *
 * @param {{sources: {id: string, title: string, url: string | null, publisher: string | null, date: string | null}[]}} props
 */
export function SourceList({ sources }) {
  const t = inLanguage(texts);
  if (sources.length === 0) return html`<span class="quiet">${t.noSource}</span>`;
  return html`
    <ul class="stack-small small">
      ${sources.map(
        (source) => html`
          <li>
            <${ExternalLink} url=${source.url}>${titleOf(source.title)}<//>${" "}
            <span class="quiet">${[source.publisher !== source.title && source.publisher, date(source.date)].filter(Boolean).join(", ")}</span>
          </li>
        `,
      )}
    </ul>
  `;
}
