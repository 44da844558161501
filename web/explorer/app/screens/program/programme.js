import { ExternalLink } from "../../components/external-link.js";
import { Facts } from "../../components/facts.js";
import { GraphLink } from "../../components/graph-link.js";
import { Heading } from "../../components/heading.js";
import { Empty } from "../../components/empty.js";
import { NodeLink, NodeLinks, nameOf } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { table } from "../../components/table.js";
import { TypeMark } from "../../components/type-mark.js";
import { word } from "../../i18n/enums.js";
import { number, period } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/** A programme: its aims, organisers and cohorts. @param {{programme: NonNullable<import("../../api/operations.js").ProgrammeQuery["program"]>}} props */
export function Programme({ programme }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const links = (/** @type {{nodes: import("../../components/node-link.js").Named[]}} */ connection) => connection.nodes.length > 0 && html`<${NodeLinks} nodes=${connection.nodes} />`;
  const cohorts = programme.cohorts.nodes;
  return html`
    <div>
      <${Heading} question=${t.programme(nameOf(programme))} kicker=${html`<${TypeMark} id=${programme.id} />`} />
      ${programme.description && html`<p class="lead">${programme.description}</p>`}
      <p class="actions"><${GraphLink} id=${programme.id} /></p>
      <${Section} title=${t.cohorts}>
        ${cohorts.length === 0
          ? html`<${Empty} why=${t.noCohorts} next=${t.noCohortsNext} />`
          : table({
              caption: t.cohorts,
              rows: cohorts,
              columns: [
                { name: t.cohort, cell: (row) => html`<${NodeLink} node=${row} />`, value: (row) => row.name },
                { name: t.state, cell: (row) => word("CohortStatus", row.status), value: (row) => word("CohortStatus", row.status) },
                { name: t.period, cell: (row) => period(row.startOn, row.endOn) || c.unknown, value: (row) => row.startOn },
                { name: t.teamCount, figure: true, cell: (row) => number(row.teams.totalCount), value: (row) => row.teams.totalCount },
              ],
            })}
      <//>
      <${Section} title=${t.about}>
        <${Facts}
          facts=${[
            [t.runBy, links(programme.runBy)],
            [t.coOrganisedBy, links(programme.coOrganisedBy)],
            [t.admission, programme.admission],
            [t.admitsGraduatesOf, links(programme.admitsGraduatesOf)],
            [t.topics, links(programme.topics)],
            [t.assessed, programme.assessedAfterMonths !== null && t.afterMonths(programme.assessedAfterMonths)],
            [t.aim, programme.assessmentAim],
            [t.site, programme.url && html`<${ExternalLink} url=${programme.url}>${programme.url}<//>`],
            [c.sources, html`<${SourceList} sources=${programme.sources.nodes} />`],
          ]}
        />
      <//>
    </div>
  `;
}
