import { answer } from "../../components/answer.js";
import { Heading } from "../../components/heading.js";
import { SearchBox } from "../../components/search-box.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { Comparison } from "./comparison.js";
import { COMPARISON, NAMES } from "./queries.js";
import { texts } from "./texts.js";

const MAXIMUM = 10;
const NONE = new URLSearchParams();

/** Several territories side by side. @param {{query: URLSearchParams}} props */
export default function CompareScreen({ query = NONE }) {
  const t = inLanguage(texts);
  const ids = [...new Set((query.get("ids") ?? "").split(",").filter(Boolean))].slice(0, MAXIMUM);
  const variables = { ids, lang: apiLanguage.value };
  const withIds = (/** @type {string[]} */ next) => withQuery({ ids: next.join(",") });
  return html`
    <${Heading} question=${t.question} />
    <p class="lead">${t.lead}</p>
    <section class="section stack">
      ${ids.length > 0 && html`
        ${answer({
          query: NAMES,
          variables,
          lines: 1,
          children: ({ nodes }) => html`<${Chosen} nodes=${nodes?.filter(Boolean)} withIds=${withIds} />`,
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
      ${ids.length < 2 && html`<p class="quiet">${t.addMore}</p>`}
    </section>
    ${ids.length >= 2 && html`
      ${answer({
        query: COMPARISON,
        variables,
        lines: 8,
        children: ({ compare }) => compare && html`<${Comparison} comparison=${compare} />`,
      })}
    `}
  `;
}

/** The chosen territories, each with a link that removes it. */
function Chosen({ nodes = /** @type {{id: string, label: string}[]} */ ([]), withIds = (/** @type {string[]} */ ids) => ids.join() }) {
  const t = inLanguage(texts);
  return html`
    <ul class="chosen screen-only">
      ${nodes.map(
        (node) => html`
          <li>
            ${node.label}${" "}
            <a class="small" href=${withIds(nodes.map((each) => each.id).filter((id) => id !== node.id))}>
              ${t.remove}<span class="hidden"> ${node.label}</span>
            </a>
          </li>
        `,
      )}
    </ul>
  `;
}
