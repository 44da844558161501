import { exportAddress } from "../../api/exports.js";
import { useWhole } from "../../api/use-whole.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { table } from "../../components/table.js";
import { word } from "../../i18n/enums.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { TEAMS, TEAMS_EXPORT } from "./queries.js";
import { TeamMap } from "./team-map.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @import { ProjectStatus, TeamsQuery } from "../../api/operations.js"
 * @typedef {Item<NonNullable<TeamsQuery["cohort"]>["teams"]>} Team
 */

/** @type {ProjectStatus[]} */
const STATUSES = ["BEING_DEVELOPED", "PRESENTED", "BEING_CARRIED_OUT", "FINISHED", "STOPPED"];

/** Rows that are shown before the reader asks for all. */
const FEW = 50;

/** The id of the table. */
const TABLE = "teams-table";

/** The teams of a cohort on a map and with their projects, and the projects by status. @param {{id: string}} props */
export function Teams({ id }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const pages = useWhole(TEAMS, { id, lang }, (data) => data.cohort?.teams);
  const { connection, items } = pages;
  const error = pages.error && html`<${ErrorNotice} text=${pages.error.text} retryAfter=${pages.error.retryAfter} retry=${pages.retry} />`;
  return html`
    <${Section} title=${t.teams} id="teams">
      ${connection === undefined && (error ?? html`<${Skeleton} lines=${4} />`)}
      ${connection && items.length === 0 && html`<${Empty} why=${t.noTeams} next=${t.noTeamsNext} />`}
      ${connection && items.length > 0 && html`
        <p class="prose">${byStatus(items)}</p>
        <${TeamMap} id=${id} table=${TABLE} />
        <div id=${TABLE}>
          ${table({
            caption: t.teams,
            columns: columns(),
            rows: items,
            total: connection.totalCount,
            csv: exportAddress(TEAMS_EXPORT, { id, lang }),
            first: FEW,
          })}
        </div>
        <${Replication} teams=${items} />
        ${error}
      `}
    <//>
  `;
}

/** The number of projects by status in one sentence. */
function byStatus(/** @type {Team[]} */ teams) {
  const t = inLanguage(texts);
  const projects = [...new Map(teams.flatMap((team) => team.projects.nodes).map((project) => [project.id, project])).values()];
  const parts = STATUSES.map((status) => ({ status, count: projects.filter((project) => project.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${word("ProjectStatus", status).toLowerCase()} — ${number(count)}`);
  return parts.length > 0 ? t.projectsByStatus(projects.length, parts.join(", ")) : t.noProjects;
}

/** @returns {import("../../components/table.js").Column<Team>[]} */
function columns() {
  const t = inLanguage(texts);
  return [
    { name: t.team, cell: (row) => html`<${NodeLink} node=${row} />`, value: (row) => row.name },
    {
      name: t.territory,
      cell: (row) => row.territory && html`<${NodeLink} node=${row.territory} /><div class="quiet">${row.territory.region?.name}</div>`,
      value: (row) => row.territory?.name,
    },
    {
      name: t.projects,
      wide: true,
      cell: (row) => html`
        <ul class="stack-small">
          ${row.projects.nodes.map(
            (project) => html`<li><${NodeLink} node=${project} />${project.status && html` <span class="quiet">— ${word("ProjectStatus", project.status).toLowerCase()}</span>`}</li>`,
          )}
        </ul>
      `,
      value: (row) => row.projects.nodes.length,
    },
    { name: t.nextStep, cell: (row) => row.territory && html`<a href=${address(`/recommend/${row.territory.id}`)}>${t.whatNext}</a>` },
  ];
}

/** The practices that the projects of the cohort implement, and how many territories have taken them up. @param {{teams: Team[]}} props */
function Replication({ teams }) {
  const t = inLanguage(texts);
  const practices = new Map(
    teams.flatMap((team) => team.projects.nodes.flatMap((project) => project.practices.nodes)).map((each) => [each.id, each]),
  );
  if (practices.size === 0) return html`<p class="prose quiet">${t.noPractices}</p>`;
  return html`
    <h3>${t.replication}</h3>
    ${table({
      caption: t.replication,
      rows: [...practices.values()],
      columns: [
        { name: t.practice, cell: (row) => html`<${NodeLinks} nodes=${[row]} />`, value: (row) => row.name },
        { name: t.adoptions, figure: true, cell: (row) => number(row.adoptions.totalCount), value: (row) => row.adoptions.totalCount },
      ],
    })}
  `;
}
