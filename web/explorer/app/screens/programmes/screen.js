import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { Heading } from "../../components/heading.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { word } from "../../i18n/enums.js";
import { counted, period } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { PROGRAMMES } from "./queries.js";
import { texts } from "./texts.js";

/** The programmes and their cohorts. */
export default function ProgrammesScreen() {
  const t = inLanguage(texts);
  return html`
    <${Heading} question=${t.question} />
    <p class="lead">${t.lead}</p>
    <section class="section">
      ${answer({
        query: PROGRAMMES,
        variables: { lang: apiLanguage.value },
        lines: 6,
        children: ({ programs }) =>
          programs?.nodes.length
            ? html`<ul class="items prose">${programs.nodes.map((each) => html`<${Programme} programme=${each} />`)}</ul>`
            : html`<${Empty} why=${t.none} next=${t.noneNext} />`,
      })}
    </section>
  `;
}

/** @param {{programme: import("../../api/use-pages.js").Item<import("../../api/operations.js").ProgrammesQuery["programs"]>}} props */
function Programme({ programme }) {
  const t = inLanguage(texts);
  return html`
    <li class="stack-small">
      <h2><${NodeLink} node=${programme} /></h2>
      ${programme.runBy.nodes.length > 0 && html`<p class="quiet small">${t.runBy}${" "}<${NodeLinks} nodes=${programme.runBy.nodes} /></p>`}
      ${programme.description && html`<p>${programme.description}</p>`}
      ${programme.cohorts.nodes.length === 0 && html`<p class="quiet">${t.noCohorts}</p>`}
      <ul class="stack-small">
        ${programme.cohorts.nodes.map(
          (cohort) => html`
            <li>
              <${NodeLink} node=${cohort} />
              <div class="small quiet">
                ${[word("CohortStatus", cohort.status), period(cohort.startOn, cohort.endOn), counted(cohort.teams.totalCount, ...t.teams)]
                  .filter(Boolean)
                  .join(", ")}
              </div>
            </li>
          `,
        )}
      </ul>
    </li>
  `;
}
