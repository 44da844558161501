import { Facts } from "../../components/facts.js";
import { GraphLink } from "../../components/graph-link.js";
import { Heading } from "../../components/heading.js";
import { NodeLink, nameOf } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { TypeMark } from "../../components/type-mark.js";
import { word } from "../../i18n/enums.js";
import { number, period } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { html } from "../../vendor/preact.js";
import { Assessments } from "./assessments.js";
import { Calendar } from "./calendar.js";
import { Teams } from "./teams.js";
import { texts } from "./texts.js";

/** The board of a cohort. @param {{cohort: NonNullable<import("../../api/operations.js").CohortQuery["cohort"]>}} props */
export function Cohort({ cohort }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const dates = period(cohort.startOn, cohort.endOn);
  const state = [word("CohortStatus", cohort.status), dates].filter(Boolean).join(", ");
  const participants = cohort.participantCount !== null && t.participants(cohort.participantCount, cohort.participantCountQualifier);
  return html`
    <div>
      <${Heading}
        question=${t.question(nameOf(cohort))}
        kicker=${html`<${TypeMark} id=${cohort.id} /><${NodeLink} node=${cohort.program} />`}
      />
      <p class="lead">${state && `${state}${state.endsWith(".") ? "" : "."}`}${participants && ` ${participants}`}</p>
      ${cohort.description && html`<p class="prose">${cohort.description}</p>`}
      <p class="actions">
        <a href="#assessments">${t.assessments}</a>
        <a href="#teams">${t.teams}</a>
        <${GraphLink} id=${cohort.id} />
        <button class="button" type="button" onClick=${() => window.print()}>${c.print}</button>
      </p>
      <${Assessments} cohort=${cohort} />
      <${Teams} id=${cohort.id} />
      <${Calendar} cohort=${cohort} />
      <${Section} title=${t.about}>
        <${Facts}
          facts=${[
            [t.regionCount, cohort.regionCount !== null && number(cohort.regionCount)],
            [t.projectCount, cohort.projectCount !== null && number(cohort.projectCount)],
            [c.sources, html`<${SourceList} sources=${cohort.sources.nodes} />`],
          ]}
        />
      <//>
    </div>
  `;
}
