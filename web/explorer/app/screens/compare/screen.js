import { answer } from "../../components/answer.js";
import { Heading } from "../../components/heading.js";
import { SearchBox } from "../../components/search-box.js";
import { Skeleton } from "../../components/skeleton.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { typeOf } from "../../links.js";
import { withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { Comparison } from "./comparison.js";
import { COMPARISON, NAMES } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @typedef {import("../../api/operations.js").NamesQuery["nodes"]} Nodes
 */

const MAXIMUM = 10;
const TYPES = ["region", "municipality"];
const NONE = new URLSearchParams();

/** Several territories side by side. @param {{query: URLSearchParams}} props */
export default function CompareScreen({ query = NONE }) {
  const t = inLanguage(texts);
  const ids = [...new Set((query.get("ids") ?? "").split(",").filter(Boolean))].slice(0, MAXIMUM);
  const variables = { ids, lang: apiLanguage.value };
  const withIds = (/** @type {string[]} */ next) => withQuery({ ids: next.join(",") });
  const without = (/** @type {string} */ id) => withIds(ids.filter((each) => each !== id));
  return html`
    <${Heading} question=${t.question} />
    <p class="lead">${t.lead}</p>
    <section class="section stack">
      ${ids.length > 0 && html`
        ${answer({
          query: NAMES,
          variables,
          lines: 1,
          // While the names are loading, they are those of the territories before.
          children: ({ nodes }, { loading }) => html`<${Chosen} ids=${ids} nodes=${nodes} isKnown=${!loading} without=${without} />`,
        })}
      `}
      ${ids.length < MAXIMUM && html`
        <div class="screen-only">
          <${SearchBox}
            types=${["REGION", "MUNICIPALITY"]}
            label=${t.add}
            button=${t.addButton}
            searches=${false}
            addressOf=${(/** @type {string} */ id) => withIds([...ids.filter((each) => each !== id), id])}
          />
        </div>
      `}
    </section>
    ${ids.length < 2
      ? html`<p class="quiet">${t.addMore}</p>`
      : answer({
          query: NAMES,
          variables,
          lines: 8,
          children: ({ nodes }, { loading }) => (loading ? html`<${Skeleton} lines=${8} />` : html`<${Compared} ids=${territoriesOf(ids, nodes)} />`),
        })}
  `;
}

/** Return those of the ids that are territories of the graph. */
function territoriesOf(/** @type {string[]} */ ids, /** @type {Nodes} */ nodes) {
  const found = new Set(nodes?.map((node) => node?.id));
  return ids.filter((id) => found.has(id) && TYPES.includes(typeOf(id)));
}

/** The comparison of territories that the graph has. @param {{ids: string[]}} props */
function Compared({ ids }) {
  const t = inLanguage(texts);
  if (ids.length < 2) return html`<p class="quiet">${t.addMore}</p>`;
  return answer({
    query: COMPARISON,
    variables: { ids, lang: apiLanguage.value },
    lines: 8,
    children: ({ compare }) => compare && html`<${Comparison} comparison=${compare} />`,
  });
}

/**
 * The chosen territories, each with a link that removes it.
 *
 * @param {{ids: string[], nodes: Nodes, isKnown: boolean, without: (id: string) => string}} props  isKnown: whether the
 *   nodes are those of the ids; until then an id without a node may have a name
 */
function Chosen({ ids, nodes, isKnown, without }) {
  const t = inLanguage(texts);
  const names = new Map(nodes?.flatMap((node) => (node && TYPES.includes(typeOf(node.id)) ? [[node.id, node.label]] : [])));
  return html`
    <ul class="chosen screen-only">
      ${ids.map((id) => {
        const name = names.get(id) ?? id;
        return html`
          <li key=${id}>
            ${name}${isKnown && !names.has(id) && html`<span class="quiet">${t.unknown}</span>`}${" "}
            <a class="small" href=${without(id)}>${t.remove}<span class="hidden"> ${name}</span></a>
          </li>
        `;
      })}
    </ul>
  `;
}
