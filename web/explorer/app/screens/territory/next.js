import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { AdoptersSentence } from "../../components/reason.js";
import { Section } from "../../components/section.js";
import { apiLanguage, inLanguage, language } from "../../i18n/language.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { Ask } from "./ask.js";
import { NEXT } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @typedef {NonNullable<import("../../api/operations.js").NextQuery["territory"]>["recommendations"]} Recommendations
 * @typedef {Item<Recommendations>} Edge
 */

/** The practices that a territory may replicate next, and whom it can ask about them. @param {{id: string}} props */
export function Next({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.next}>
      ${answer({
        query: NEXT,
        variables: { id, lang: apiLanguage.value },
        lines: 6,
        children: ({ territory }) => territory && html`<${NextList} id=${id} recommendations=${territory.recommendations} />`,
      })}
    <//>
  `;
}

/** @param {{id: string, recommendations: Recommendations}} props */
function NextList({ id, recommendations }) {
  const t = inLanguage(texts);
  const reason = language.value === "en" ? recommendations.reasonEn : recommendations.reasonRu;
  if (!recommendations.edges.length) {
    return html`<${Empty} why=${reason} next=${html`<a href=${address(`/recommend/${id}`, { from: "elsewhere" })}>${t.elsewhere}</a>`} />`;
  }
  const isOther = recommendations.basedOn.id !== id;
  return html`
    ${isOther && html`<p class="prose">${t.basedOn}${" "}<${NodeLink} node=${recommendations.basedOn} />.</p>`}
    <ol class="items prose">
      ${recommendations.edges.map(
        (edge) => html`
          <li>
            <p><${NodeLink} node=${edge.node} /></p>
            <p class="small quiet">
              <${AdoptersSentence} edge=${edge} />
              ${edge.coverage === "SAMPLE" && ` ${t.sample}`}
              ${edge.probability && ` ${language.value === "en" ? edge.probability.textEn : edge.probability.textRu}`}
            </p>
          </li>
        `,
      )}
    </ol>
    <p class="small quiet prose">${reason}</p>
    <p class="screen-only"><a href=${address(`/recommend/${id}`)}>${t.allNext(recommendations.totalCount)}</a></p>
    <${Ask} edges=${recommendations.edges} />
  `;
}
