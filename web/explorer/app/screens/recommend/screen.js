import { exportAddress } from "../../api/exports.js";
import { usePages } from "../../api/use-pages.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { FileLinks } from "../../components/file-links.js";
import { Heading } from "../../components/heading.js";
import { MoreButton } from "../../components/more-button.js";
import { NodeLink, nameOf } from "../../components/node-link.js";
import { NotFound } from "../../components/not-found.js";
import { Skeleton } from "../../components/skeleton.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage, language } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { address, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { LinkedText } from "../../components/linked-text.js";
import { scaleOf } from "../../components/contribution-bars.js";
import { Controls } from "./controls.js";
import { Item } from "./item.js";
import { EXPORT, RECOMMENDATIONS } from "./queries.js";
import { texts } from "./texts.js";
import { readWeights } from "./weights.js";

/**
 * @import { Pages } from "../../api/use-pages.js"
 * @import { RecommendationsExportQueryVariables, RecommendationsQuery, RecommendationsQueryVariables } from "../../api/operations.js"
 * @import { Caution, Edge } from "./item.js"
 */

/** The practices that a territory may replicate next, ranked, with the reasons. @param {{id: string, query: URLSearchParams}} props */
export default function RecommendScreen({ id, query }) {
  const t = inLanguage(texts);
  const weights = readWeights(query.get("weights"));
  const topic = query.get("topic");
  /** @type {RecommendationsQueryVariables} */
  const variables = {
    id,
    lang: apiLanguage.value,
    topics: topic ? [topic] : null,
    weights: Object.keys(weights).length ? weights : null,
    from: query.get("from") === "elsewhere" ? "ELSEWHERE" : "SAME",
  };
  const pages = usePages(RECOMMENDATIONS, variables, connectionOf);
  const { connection, latest, error, retry } = pages;
  if (latest === null) return html`<${NotFound} />`;
  if (latest === undefined) {
    return error
      ? html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`
      : html`<${Skeleton} lines=${8} />`;
  }
  const name = nameOf(latest.territory);
  return html`
    <${Heading}
      question=${t.question(name)}
      kicker=${html`<a href=${nodeAddress(id)}>${t.toTerritory(name)}</a>`}
    />
    ${connection && html`<${Summary} id=${id} variables=${pages.variables} connection=${connection} first=${pages.items[0] ?? null} />`}
    <${Controls} country=${latest.territory.country} weights=${weights} edges=${pages.items} busy=${pages.loading} />
    ${connection && html`<${Ranking} connection=${connection} pages=${pages} />`}
    ${error && html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`}
  `;
}

/** The connection, with the territory that it is about. */
function connectionOf(/** @type {RecommendationsQuery} */ data) {
  return data.territory && { ...data.territory.recommendations, territory: data.territory };
}

/** @typedef {NonNullable<ReturnType<typeof connectionOf>>} Connection */

const reasonOf = (/** @type {Connection} */ connection) => (language.value === "en" ? connection.reasonEn : connection.reasonRu);

/**
 * The first practice, on what the ranking is based, and its file.
 *
 * @param {{id: string, variables: RecommendationsExportQueryVariables, connection: Connection, first: Edge | null}} props
 */
function Summary({ id, variables, connection, first }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const isOther = connection.basedOn.id !== id;
  return html`
    <p class="lead">${first ? html`${t.first}${" "}<${NodeLink} node=${first.node} />.` : t.nothing}</p>
    <p class="prose">
      ${isOther && html`${t.basedOn}${" "}<${NodeLink} node=${connection.basedOn} />.${" "}`}${reasonOf(connection)}
    </p>
    <p class="actions">
      <${FileLinks} csv=${exportAddress(EXPORT, variables)} />
      <a href=${address("/compare", { ids: id })}>${t.toCompare}</a>
      <button class="button" type="button" onClick=${() => window.print()}>${c.print}</button>
    </p>
  `;
}

/** The practices in groups. @param {{connection: Connection, pages: Pages<ReturnType<typeof connectionOf>>}} props */
function Ranking({ connection, pages }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const { items, loading, more } = pages;
  return html`
    <div aria-busy=${loading}>
      ${items.length === 0 && html`<section class="section"><${Empty} why=${reasonOf(connection)} next=${html`<a href=${withQuery({ topic: null, from: null, weights: null })}>${t.reset}</a>`} /></section>`}
      <${Group} title=${t.complete} note=${t.completeNote} edges=${items.filter((edge) => edge.coverage === "COMPLETE")} />
      <${Group} title=${t.sample} note=${t.sampleNote} edges=${items.filter((edge) => edge.coverage === "SAMPLE")} />
    </div>
    ${items.length > 0 && html`<p class="quiet small">${c.rows(number(items.length), number(connection.totalCount))}</p>`}
    ${more && html`<${MoreButton} more=${more} busy=${loading} />`}
  `;
}

/** @param {{title: string, note: string, edges: Edge[]}} props */
function Group({ title, note, edges }) {
  const t = inLanguage(texts);
  if (edges.length === 0) return null;
  const scale = scaleOf(edges);
  // A caution that holds for all practices is stated once.
  const isShared = (/** @type {Caution} */ caution) =>
    edges.length > 1 && edges.every((edge) => edge.cautions.some((each) => each.textEn === caution.textEn));
  const shared = edges[0].cautions.filter(isShared);
  return html`
    <section class="section">
      <h2>${title}</h2>
      <p class="prose quiet">${note}</p>
      ${shared.map(
        (caution) => html`
          <p class="notice">
            <strong>${t.caution}.</strong>${" "}
            <${LinkedText}
              text=${language.value === "en" ? caution.textEn : caution.textRu}
              nodes=${[...caution.practices, ...caution.territories]}
            />
          </p>
        `,
      )}
      <ol class="items ranking">
        ${edges.map(
          (edge) => html`
            <${Item}
              key=${edge.node.id}
              edge=${edge}
              cautions=${edge.cautions.filter((caution) => !isShared(caution))}
              scale=${scale}
            />
          `,
        )}
      </ol>
    </section>
  `;
}
