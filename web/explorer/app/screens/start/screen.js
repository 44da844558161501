import { Heading } from "../../components/heading.js";
import { SearchBox } from "../../components/search-box.js";
import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { Contents } from "./contents.js";
import { Entries } from "./entries.js";
import { texts } from "./texts.js";

/** The first screen: the search, an entry for each kind of user, and what the graph has. */
export default function StartScreen() {
  const t = inLanguage(texts);
  return html`
    <${Heading} question=${t.question} />
    <p class="lead">${t.lead}</p>
    <section class="section"><${SearchBox} /></section>
    <${Entries} />
    <${Contents} />
  `;
}
