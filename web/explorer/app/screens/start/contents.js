import { answer } from "../../components/answer.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { table } from "../../components/table.js";
import { date } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { CONTENTS, DATASETS, LATEST } from "./queries.js";
import { texts } from "./texts.js";

/** What the graph has, from which sources and up to which date. */
export function Contents() {
  const t = inLanguage(texts);
  const count = (/** @type {{totalCount: number} | null} */ connection) => connection?.totalCount ?? 0;
  return html`
    <${Section} title=${t.contents} id="data">
      ${answer({
        query: CONTENTS,
        variables: {},
        lines: 2,
        children: (data) => html`
          <p class="prose">
            ${t.territories(count(data.regions), count(data.municipalities))}${" "}
            ${t.practices(count(data.practices), count(data.adoptions))}${" "}
            ${t.programmes(count(data.programs), count(data.teams), count(data.projects))}${" "}
            ${t.sources(count(data.sources))}${" "}
            ${data.dataVersion !== null && t.version(data.dataVersion)}
          </p>
        `,
      })}
      ${answer({
        query: LATEST,
        variables: {},
        lines: 1,
        children: ({ adoptions }) => {
          const latest = adoptions?.nodes[0];
          return html`<p class="prose">${latest ? t.latest(date(latest.runningOn)) : t.noDates}</p>`;
        },
      })}
      ${answer({
        query: DATASETS,
        variables: { lang: apiLanguage.value },
        lines: 5,
        children: ({ datasets }) =>
          datasets &&
          table({
            caption: t.datasets,
            rows: datasets.nodes,
            total: datasets.totalCount,
            columns: [
              { name: t.dataset, cell: (row) => html`<${NodeLink} node=${row} />`, value: (row) => row.title },
              { name: t.description, wide: true, cell: (row) => row.description, value: (row) => row.description },
              { name: t.publisher, cell: (row) => row.publisher, value: (row) => row.publisher },
              { name: t.licence, cell: (row) => row.licence, value: (row) => row.licence },
            ],
          }),
      })}
    <//>
  `;
}
