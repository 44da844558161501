import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { Involvements } from "../../components/involvements.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { table } from "../../components/table.js";
import { word } from "../../i18n/enums.js";
import { period } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { html } from "../../vendor/preact.js";
import { PEOPLE } from "./queries.js";
import { texts } from "./texts.js";

/** The teams and projects of a territory. @param {{id: string}} props */
export function Projects({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.projects}>
      ${answer({
        query: PEOPLE,
        variables: { id, lang: apiLanguage.value },
        lines: 3,
        children: ({ territory }) => {
          if (!territory) return null;
          const { teams, projects } = territory;
          if (!teams.nodes.length && !projects.nodes.length) return html`<${Empty} why=${t.noProjects} next=${t.noProjectsNext} />`;
          return html`
            ${teams.nodes.map(
              (team) => html`
                <p class="prose">
                  ${t.team}:${" "}<${NodeLink} node=${team} />${team.cohort && html`, <${NodeLink} node=${team.cohort} />`}
                </p>
              `,
            )}
            ${projects.nodes.length > 0 &&
            table({
              caption: t.projects,
              rows: projects.nodes,
              total: projects.totalCount,
              columns: [
                { name: t.project, cell: (row) => html`<${NodeLink} node=${row} />`, value: (row) => row.name },
                { name: t.status, cell: (row) => word("ProjectStatus", row.status), value: (row) => row.status },
                { name: t.period, cell: (row) => period(row.startOn, row.endOn) || inLanguage(common).unknown, value: (row) => row.startOn },
                { name: inLanguage(common).sources, wide: true, cell: (row) => html`<${SourceList} sources=${row.sources.nodes} />` },
              ],
            })}
          `;
        },
      })}
    <//>
  `;
}

/** The people in office and the members of teams. @param {{id: string}} props */
export function People({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.people}>
      ${answer({
        query: PEOPLE,
        variables: { id, lang: apiLanguage.value },
        lines: 2,
        children: ({ territory }) => {
          if (!territory) return null;
          const { officeHolders, experts } = territory;
          const inOffice = new Set(officeHolders.edges.map((edge) => edge.node.id));
          const others = experts.filter((expert) => !inOffice.has(expert.person.id));
          if (!officeHolders.edges.length && !others.length) return html`<${Empty} why=${t.noPeople} next=${t.noPeopleNext} />`;
          return html`
            <ul class="items prose">
              ${officeHolders.edges.map(
                (edge) => html`
                  <li>
                    <${NodeLink} node=${edge.node} />
                    <div class="small quiet">${[edge.position, period(edge.from, edge.to)].filter(Boolean).join(", ")}</div>
                  </li>
                `,
              )}
              ${others.map(
                ({ person, involvements }) => html`
                  <li>
                    <${NodeLink} node=${person} />
                    <${Involvements} involvements=${involvements} subject=${id} />
                  </li>
                `,
              )}
            </ul>
          `;
        },
      })}
    <//>
  `;
}
