import { Answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { Table } from "../../components/table.js";
import { word } from "../../i18n/enums.js";
import { period } from "../../i18n/format.js";
import { apiLanguage, inLanguage, language } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { html } from "../../vendor/preact.js";
import { PEOPLE } from "./queries.js";
import { texts } from "./texts.js";

/** The teams and projects of a territory. @param {{id: string}} props */
export function Projects({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.projects}>
      <${Answer} query=${PEOPLE} variables=${{ id, lang: apiLanguage.value }} lines=${3}>
        ${(/** @type {any} */ data) => {
          const { teams, projects } = data.territory;
          if (!teams.nodes.length && !projects.nodes.length) return html`<${Empty} why=${t.noProjects} next=${t.noProjectsNext} />`;
          return html`
            ${teams.nodes.map(
              (/** @type {any} */ team) => html`
                <p class="prose">
                  ${t.team}${" "}<${NodeLink} node=${team} />${team.cohort && html`, <${NodeLink} node=${team.cohort} />`}
                </p>
              `,
            )}
            ${projects.nodes.length > 0 &&
            html`<${Table}
              caption=${t.projects}
              rows=${projects.nodes}
              total=${projects.totalCount}
              columns=${[
                { name: t.project, cell: (/** @type {any} */ row) => html`<${NodeLink} node=${row} />`, value: (/** @type {any} */ row) => row.name },
                { name: t.status, cell: (/** @type {any} */ row) => word("ProjectStatus", row.status), value: (/** @type {any} */ row) => row.status },
                { name: t.period, cell: (/** @type {any} */ row) => period(row.startOn, row.endOn) || inLanguage(common).unknown, value: (/** @type {any} */ row) => row.startOn },
                { name: inLanguage(common).sources, wide: true, cell: (/** @type {any} */ row) => html`<${SourceList} sources=${row.sources.nodes} />` },
              ]}
            />`}
          `;
        }}
      <//>
    <//>
  `;
}

/** The people in office and the members of teams. @param {{id: string}} props */
export function People({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.people}>
      <${Answer} query=${PEOPLE} variables=${{ id, lang: apiLanguage.value }} lines=${2}>
        ${(/** @type {any} */ data) => {
          const { officeHolders, experts } = data.territory;
          const inOffice = new Set(officeHolders.edges.map((/** @type {any} */ edge) => edge.node.id));
          const others = experts.filter((/** @type {any} */ expert) => !inOffice.has(expert.person.id));
          if (!officeHolders.edges.length && !others.length) return html`<${Empty} why=${t.noPeople} next=${t.noPeopleNext} />`;
          return html`
            <ul class="items prose">
              ${officeHolders.edges.map(
                (/** @type {any} */ edge) => html`
                  <li>
                    <${NodeLink} node=${edge.node} />
                    <div class="small quiet">${[edge.position, period(edge.from, edge.to)].filter(Boolean).join(", ")}</div>
                  </li>
                `,
              )}
              ${others.map(
                (/** @type {any} */ { person, involvements }) => html`
                  <li>
                    <${NodeLink} node=${person} />
                    <div class="small quiet">
                      ${involvements
                        .map((/** @type {any} */ each) => (language.value === "en" ? each.roleEn : each.roleRu) ?? word("InvolvementKind", each.kind))
                        .join("; ")}
                    </div>
                  </li>
                `,
              )}
            </ul>
          `;
        }}
      <//>
    <//>
  `;
}
