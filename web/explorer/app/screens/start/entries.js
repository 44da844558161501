import { answer } from "../../components/answer.js";
import { nameOf } from "../../components/node-link.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { nodeAddress } from "../../links.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { ENTRIES } from "./queries.js";
import { texts } from "./texts.js";

/** One way in for each kind of user, with examples from the graph. */
export function Entries() {
  const t = inLanguage(texts);
  return html`
    <section class="section">
      <h2>${t.entries}</h2>
      ${answer({
        query: ENTRIES,
        variables: { lang: apiLanguage.value },
        lines: 5,
        children: (data) => html`<${EntryList} data=${data} />`,
      })}
    </section>
  `;
}

/** @param {{data: import("../../api/operations.js").EntriesQuery}} props */
function EntryList({ data }) {
  const t = inLanguage(texts);
  const territories = (data.teams?.nodes ?? []).map((team) => team.territory).filter((each) => each !== null);
  const link = (/** @type {string} */ href, /** @type {string} */ name) => html`<li><a href=${href}>${name}</a></li>`;
  return html`
    <div class="columns">
      <div class="stack-small">
        <h3>${t.team}</h3>
        <p>${t.teamLead}</p>
        <ul class="stack-small">
          ${territories.map((each) => link(address(`/recommend/${each.id}`), t.whatNext(nameOf(each))))}
        </ul>
      </div>
      <div class="stack-small">
        <h3>${t.manager}</h3>
        <p>${t.managerLead}</p>
        <ul class="stack-small">
          ${data.cohorts?.nodes.map((each) => link(nodeAddress(each.id), nameOf(each)))}
          ${link(address("/programmes"), t.allProgrammes)}
        </ul>
      </div>
      <div class="stack-small">
        <h3>${t.analyst}</h3>
        <p>${t.analystLead}</p>
        <ul class="stack-small">
          ${data.practices?.nodes.map((each) => link(nodeAddress(each.id), nameOf(each)))}
          ${link(address("/map"), t.map)}
          ${link(address("/compare"), t.compare)}
          ${link(address("/graphql"), t.queries)}
        </ul>
      </div>
    </div>
  `;
}
