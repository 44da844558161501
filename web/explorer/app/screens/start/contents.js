import { Answer } from "../../components/answer.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Table } from "../../components/table.js";
import { date } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { CONTENTS, DATASETS, LATEST } from "./queries.js";
import { texts } from "./texts.js";

/** What the graph has, from which sources and up to which date. */
export function Contents() {
  const t = inLanguage(texts);
  const count = (/** @type {any} */ connection) => connection.totalCount;
  return html`
    <${Section} title=${t.contents} id="data">
      <${Answer} query=${CONTENTS} lines=${2}>
        ${(/** @type {any} */ data) => html`
          <p class="prose">
            ${t.territories(count(data.regions), count(data.municipalities))}${" "}
            ${t.practices(count(data.practices), count(data.adoptions))}${" "}
            ${t.programmes(count(data.programs), count(data.teams), count(data.projects))}${" "}
            ${t.sources(count(data.sources))}
          </p>
        `}
      <//>
      <${Answer} query=${LATEST} lines=${1}>
        ${(/** @type {any} */ data) => html`
          <p class="prose">${data.adoptions.nodes[0] ? t.latest(date(data.adoptions.nodes[0].runningOn)) : t.noDates}</p>
        `}
      <//>
      <${Answer} query=${DATASETS} variables=${{ lang: apiLanguage.value }} lines=${5}>
        ${(/** @type {any} */ data) => html`
          <${Table}
            caption=${t.datasets}
            rows=${data.datasets.nodes}
            total=${data.datasets.totalCount}
            columns=${[
              { name: t.dataset, cell: (/** @type {any} */ row) => html`<${NodeLink} node=${row} />`, value: (/** @type {any} */ row) => row.title },
              { name: t.publisher, cell: (/** @type {any} */ row) => row.publisher, value: (/** @type {any} */ row) => row.publisher },
              { name: t.licence, cell: (/** @type {any} */ row) => row.licence, value: (/** @type {any} */ row) => row.licence },
            ]}
          />
        `}
      <//>
    <//>
  `;
}
