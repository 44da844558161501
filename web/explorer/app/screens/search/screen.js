import { exportAddress } from "../../api/exports.js";
import { usePages } from "../../api/use-pages.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { fieldValue } from "../../components/field-value.js";
import { FileLinks } from "../../components/file-links.js";
import { Heading } from "../../components/heading.js";
import { SearchBox } from "../../components/search-box.js";
import { MoreButton } from "../../components/more-button.js";
import { Skeleton } from "../../components/skeleton.js";
import { surroundings } from "../../components/surroundings.js";
import { TypeMark } from "../../components/type-mark.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { ByMeaning, isProblem } from "./by-meaning.js";
import { SEARCH, SEARCH_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/** @type {import("../../api/operations.js").SearchType[]} */
const TYPES = ["REGION", "MUNICIPALITY", "PRACTICE", "PROJECT", "TEAM", "PERSON", "TOPIC", "PROGRAM", "COHORT", "EVENT", "ORGANIZATION", "SOURCE"];

/** What a search found. @param {{query: URLSearchParams}} props */
export default function SearchScreen({ query }) {
  const t = inLanguage(texts);
  const text = query.get("q") ?? "";
  const type = TYPES.find((each) => each === query.get("type")) ?? null;
  return html`
    <${Heading} question=${text ? t.question(text) : t.noText} />
    <section class="section stack">
      <${SearchBox} text=${text} />
      ${text && html`<${TypeFilter} type=${type ?? ""} /><${Hits} key=${`${text} ${type}`} text=${text} type=${type} />`}
    </section>
    ${isProblem(text) && html`<${ByMeaning} key=${text} text=${text} />`}
  `;
}

function TypeFilter({ type = "" }) {
  const t = inLanguage(texts);
  const { types } = inLanguage(common);
  return html`
    <label class="field">
      ${t.type}
      <select
        value=${type}
        onChange=${(/** @type {Event} */ event) => navigate(withQuery({ type: fieldValue(event) }), { replace: true })}
      >
        <option value="">${t.allTypes}</option>
        ${TYPES.map((each) => html`<option value=${each}>${types[/** @type {"region"} */ (each.toLowerCase())]}</option>`)}
      </select>
    </label>
  `;
}

/** @param {{text: string, type: import("../../api/operations.js").SearchType | null}} props */
function Hits({ text, type }) {
  const t = inLanguage(texts);
  const variables = { text, types: type ? [type] : null, lang: apiLanguage.value };
  const { items, connection, error, loading, more, retry } = usePages(SEARCH, variables, (data) => data.search);
  if (connection === undefined) {
    return error ? html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />` : html`<${Skeleton} lines=${6} />`;
  }
  if (!connection || !items.length) return html`<${Empty} why=${t.nothing} next=${isProblem(text) ? t.seeByMeaning : t.nothingNext} />`;
  return html`
    <p class="quiet" role="status">${t.found(connection.totalCount, connection.totalCountExact)}</p>
    <p class="table-tools"><${FileLinks} csv=${exportAddress(SEARCH_EXPORT, variables)} /></p>
    <ul class="items prose">
      ${items.map(
        ({ node, fragment }) => html`
          <li>
            <a href=${nodeAddress(node.id)}>${node.label}</a>${" "}${surroundings({ node })}
            <div><${TypeMark} id=${node.id} /></div>
            ${!isWhole(fragment, node.label) && html`
              <p class="quiet small">
                ${fragment.map((part) => (part.matched ? html`<mark>${part.text}</mark>` : part.text))}
              </p>
            `}
          </li>
        `,
      )}
    </ul>
    ${error && html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`}
    ${more && html`<${MoreButton} more=${more} busy=${loading} />`}
  `;
}

/** Whether a fragment says no more than the label. */
function isWhole(/** @type {{text: string}[]} */ fragment, /** @type {string} */ label) {
  return label.includes(fragment.map((part) => part.text).join(""));
}
