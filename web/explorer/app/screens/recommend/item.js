import { ContributionBars } from "../../components/contribution-bars.js";
import { LinkedText } from "../../components/linked-text.js";
import { NodeLink } from "../../components/node-link.js";
import { AdoptersSentence, Reasons, adopterDetails } from "../../components/reason.js";
import { SourceList } from "../../components/source-list.js";
import { word } from "../../i18n/enums.js";
import { number } from "../../i18n/format.js";
import { inLanguage, language } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * @import { Item as ItemOf } from "../../api/use-pages.js"
 * @import { RecommendationsQuery } from "../../api/operations.js"
 * @typedef {ItemOf<NonNullable<RecommendationsQuery["territory"]>["recommendations"]>} Edge
 * @typedef {Edge["cautions"][number]} Caution
 * @typedef {Edge["nearestAdopters"][number] | Edge["peers"][number]} Adopter
 */

/** The number of reasons that are shown at once, the strongest ones. */
const SHOWN = 2;

/**
 * A ranked practice with its reasons and the bars of its score.
 *
 * @param {{edge: Edge, cautions: Caution[], scale: import("../../components/contribution-bars.js").Scale}} props
 *   cautions: those of this practice alone
 */
export function Item({ edge, cautions, scale }) {
  const t = inLanguage(texts);
  const isEnglish = language.value === "en";
  return html`
    <li class="with-aside">
      <div class="stack-small">
        <h3><span class="quiet">${number(edge.rank)}.</span>${" "}<${NodeLink} node=${edge.node} /></h3>
        ${edge.node.summary && html`<p>${edge.node.summary}</p>`}
        <p>
          <${AdoptersSentence} edge=${edge} />
          ${edge.fromElsewhere && ` ${t.elsewhere}`}
        </p>
        ${edge.probability && html`<p><strong>${isEnglish ? edge.probability.textEn : edge.probability.textRu}</strong></p>`}
        <div class="small"><${Reasons} edge=${edge} to=${SHOWN} /></div>
        ${cautions.map(
          (caution) => html`
            <p class="notice">
              <strong>${t.caution}.</strong>${" "}
              <${LinkedText} text=${isEnglish ? caution.textEn : caution.textRu} nodes=${[...caution.practices, ...caution.territories]} />
            </p>
          `,
        )}
        <${Evidence} evidence=${edge.evidence} />
        <details>
          <summary>${t.why}</summary>
          <div class="stack-small small">
            <${Reasons} edge=${edge} from=${SHOWN} />
            <${Examples} edge=${edge} />
            <${Adopters} edge=${edge} />
          </div>
        </details>
      </div>
      <${ContributionBars} contributions=${edge.contributions} score=${edge.score} scale=${scale} />
    </li>
  `;
}

/** The objects to look at, each with its sources. @param {{edge: Edge}} props */
function Examples({ edge }) {
  const t = inLanguage(texts);
  const isEnglish = language.value === "en";
  if (edge.examples.length === 0) {
    const note = isEnglish ? edge.examplesNoteEn : edge.examplesNoteRu;
    return note && html`<p><${LinkedText} text=${note} nodes=${edge.nearestAdopters.map((each) => each.territory)} /></p>`;
  }
  return html`
    <p><strong>${t.examples}</strong></p>
    <ul class="stack-small">
      ${edge.examples.map(
        (each) => html`
          <li>
            <${LinkedText} text=${isEnglish ? each.textEn : each.textRu} nodes=${[each.project, each.territory].filter(Boolean)} />
            ${each.project && each.project.sources.nodes.length > 0 && html`<${SourceList} sources=${each.project.sources.nodes} />`}
          </li>
        `,
      )}
    </ul>
  `;
}

/** The territories to ask: the nearest, the most similar and the latest that have the practice. @param {{edge: Edge}} props */
function Adopters({ edge }) {
  const t = inLanguage(texts);
  const place = (/** @type {Adopter} */ each) => {
    const details = adopterDetails(each);
    return html`<${NodeLink} node=${each.territory} />${details && ` (${details})`}`;
  };
  const list = (/** @type {string} */ title, /** @type {Adopter[]} */ adopters) =>
    adopters.length > 0 && html`<p>${title}${" "}${adopters.map((each, index) => html`${index > 0 && "; "}${place(each)}`)}.</p>`;
  return html`
    ${list(t.nearest, edge.nearestAdopters)} ${list(t.similar, edge.peers)} ${list(t.latest, edge.latestAdopters)}
  `;
}

/** @param {{evidence: Edge["evidence"]}} props */
function Evidence({ evidence }) {
  const t = inLanguage(texts);
  if (!evidence) return null;
  const parts = [
    evidence.assessed > 0 && t.assessed(evidence.assessed, evidence.succeeded),
    evidence.stopped > 0 && t.stopped(evidence.stopped),
    evidence.evidenceLevel && `${t.evidence}: ${word("EvidenceLevel", evidence.evidenceLevel).toLowerCase()}.`,
    evidence.costBand && `${t.cost}: ${word("CostBand", evidence.costBand).toLowerCase()}.`,
    evidence.complexity && `${t.complexity}: ${word("Complexity", evidence.complexity).toLowerCase()}.`,
  ].filter(Boolean);
  return parts.length > 0 && html`<p class="small quiet">${parts.join(" ")}</p>`;
}
