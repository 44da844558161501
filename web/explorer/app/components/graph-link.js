import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { address } from "../router.js";
import { html } from "../vendor/preact.js";

/** A link to the neighbourhood of a node. @param {{id: string}} props */
export function GraphLink({ id }) {
  return html`<a href=${address(`/graph/${id}`)}>${inLanguage(texts).toGraph}</a>`;
}
