import { answer } from "../../components/answer.js";
import { Facts } from "../../components/facts.js";
import { GraphLink } from "../../components/graph-link.js";
import { Heading } from "../../components/heading.js";
import { NodeLinks, nameOf } from "../../components/node-link.js";
import { NotFound } from "../../components/not-found.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { TypeMark } from "../../components/type-mark.js";
import { word } from "../../i18n/enums.js";
import { countryName } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { Lead } from "./lead.js";
import { Involved } from "./involved.js";
import { NextAdopters } from "./next-adopters.js";
import { PRACTICE } from "./queries.js";
import { Spread } from "./spread.js";
import { texts } from "./texts.js";

/** @typedef {NonNullable<import("../../api/operations.js").PracticeQuery["practice"]>} PracticeData */

/** How a practice has spread, and where it fits next. @param {{id: string}} props */
export default function PracticeScreen({ id }) {
  return answer({
    query: PRACTICE,
    variables: { id, lang: apiLanguage.value },
    lines: 6,
    children: ({ practice }) => (practice ? html`<${Practice} practice=${practice} />` : html`<${NotFound} />`),
  });
}

/** @param {{practice: PracticeData}} props */
function Practice({ practice }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const { id } = practice;
  return html`
    <div>
      <${Heading}
        question=${t.question(nameOf(practice))}
        kicker=${html`<${TypeMark} id=${id} /><${NodeLinks} nodes=${practice.topics.nodes} />`}
      />
      ${practice.summary && html`<p class="lead">${practice.summary}</p>`}
      <${Lead} id=${id} name=${practice.summary ? "prose" : "lead"} />
      <p class="actions">
        <a href=${address("/map", { practice: id })}>${t.toMap}</a>
        <a href="#next">${t.toNext}</a>
        <a href="#spread">${t.toSpread}</a>
        <${GraphLink} id=${id} />
        <button class="button" type="button" onClick=${() => window.print()}>${c.print}</button>
      </p>
      <${NextAdopters} id=${id} />
      <${Spread} id=${id} />
      <${Involved} id=${id} />
      <${Section} title=${t.about}>
        <${Facts}
          facts=${[
            [t.evidence, word("EvidenceLevel", practice.evidenceLevel)],
            [t.cost, word("CostBand", practice.costBand)],
            [t.complexity, word("Complexity", practice.complexity)],
            [t.prerequisites, practice.prerequisites],
            [t.lessons, practice.lessonsLearned],
            [t.originatedIn, practice.originatedIn && html`<${NodeLinks} nodes=${[practice.originatedIn]} />`],
            [t.requires, practice.requires.nodes.length > 0 && html`<${NodeLinks} nodes=${practice.requires.nodes} />`],
            [t.includes, practice.includes.nodes.length > 0 && html`<${NodeLinks} nodes=${practice.includes.nodes} />`],
            [t.includedIn, practice.includedIn.nodes.length > 0 && html`<${NodeLinks} nodes=${practice.includedIn.nodes} />`],
            [t.coverage, practice.coverage.nodes.length > 0 && html`<${Coverage} nodes=${practice.coverage.nodes} />`],
            [c.sources, html`<${SourceList} sources=${practice.sources.nodes} />`],
            [t.datasets, html`<${NodeLinks} nodes=${practice.datasets.nodes} />`],
          ]}
        />
      <//>
    </div>
  `;
}

/** For which territories and years the list of adopters is complete. @param {PracticeData["coverage"]} props */
function Coverage({ nodes }) {
  return html`
    <ul class="stack-small">
      ${nodes.map(
        (node) => html`
          <li>
            ${word("CoverageCompleteness", node.completeness)}: ${word("TerritoryLevel", node.level).toLowerCase()}, ${countryName(node.country)}
            ${node.firstYear && node.lastYear && html`, ${node.firstYear}–${node.lastYear}`}
            ${node.note && html`<div class="small quiet">${node.note}</div>`}
          </li>
        `,
      )}
    </ul>
  `;
}
