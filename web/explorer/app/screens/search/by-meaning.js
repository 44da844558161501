import { usePages } from "../../api/use-pages.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { MoreButton } from "../../components/more-button.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { TypeMark } from "../../components/type-mark.js";
import { apiLanguage, inLanguage, language } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { PRACTICES_FOR } from "./queries.js";
import { texts } from "./texts.js";

/** Whether a text describes a problem in words, rather than naming something. */
export const isProblem = (/** @type {string} */ text) => text.trim().split(/\s+/).length > 1;

/** The practices and projects that deal with a problem in plain words. @param {{text: string}} props */
export function ByMeaning({ text }) {
  const t = inLanguage(texts);
  const { items, connection, error, loading, more, retry } = usePages(
    PRACTICES_FOR,
    { text, lang: apiLanguage.value },
    (data) => data.practicesFor,
  );
  const failure = error && html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`;
  return html`
    <${Section} title=${t.byMeaning}>
      ${connection === undefined && (failure ?? html`<${Skeleton} lines=${4} />`)}
      ${connection && items.length === 0 && html`<${Empty} why=${language.value === "en" ? connection.reasonEn : connection.reasonRu} next=${t.byMeaningNext} />`}
      ${connection && items.length > 0 && html`
        <p class="prose quiet">${t.byMeaningLead}</p>
        <ol class="items prose">${items.map((edge) => html`<${Match} key=${edge.node.id} edge=${edge} />`)}</ol>
        ${failure}
        ${more && html`<${MoreButton} more=${more} busy=${loading} />`}
      `}
    <//>
  `;
}

/** @param {{edge: import("../../api/use-pages.js").Item<import("../../api/operations.js").PracticesForQuery["practicesFor"]>}} props */
function Match({ edge }) {
  const t = inLanguage(texts);
  const projects = edge.projects.map((each) => each.project).filter((each) => each.id !== edge.node.id);
  return html`
    <li class="stack-small">
      <p><${NodeLink} node=${edge.node} /></p>
      <p><${TypeMark} id=${edge.node.id} /></p>
      ${edge.adopterCount > 0 && html`<p class="small quiet">${t.adopters(edge.adopterCount)}</p>`}
      ${edge.adaptingCount > 0 && html`<p class="small quiet">${t.adapting(edge.adaptingCount)}</p>`}
      ${projects.length > 0 && html`<p class="small quiet">${t.projects(edge.projectCount)}${" "}<${NodeLinks} nodes=${projects} /></p>`}
      ${edge.experts.length > 0 && html`<p class="small quiet">${t.ask}${" "}<${NodeLinks} nodes=${edge.experts.map((each) => each.person)} /></p>`}
    </li>
  `;
}
