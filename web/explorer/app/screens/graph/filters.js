import { groupOf, typeWord } from "../../components/type-mark.js";
import { number } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { relationshipWords } from "../../i18n/relationships.js";
import { typeOf } from "../../links.js";
import { navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/** Return the types that the address hides: of nodes in small letters, of relationships in capitals. */
export const hiddenOf = (/** @type {URLSearchParams} */ query) => new Set((query.get("without") ?? "").split(",").filter(Boolean));

/**
 * The types of the nodes, with their colours, and the types of the relationships; each can be hidden.
 *
 * @param {{graph: import("./model.js").Graph, hidden: Set<string>}} props
 */
export function Filters({ graph, hidden }) {
  const t = inLanguage(texts);
  const types = counts(graph.nodes.map(({ id }) => typeOf(id)), typeWord);
  const relationships = counts(graph.links.map(({ type }) => type), relationshipWords);
  const toggle = (/** @type {string} */ type) => {
    const next = new Set(hidden);
    if (!next.delete(type)) next.add(type);
    navigate(withQuery({ without: [...next].sort().join(",") }));
  };
  const box = (/** @type {string} */ type, /** @type {any} */ words, /** @type {number} */ count) => html`
    <li key=${type}>
      <label class="check">
        <input type="checkbox" name=${type} checked=${!hidden.has(type)} onChange=${() => toggle(type)} />
        ${words}<span class="quiet">${number(count)}</span>
      </label>
    </li>
  `;
  return html`
    <div class="columns">
      <fieldset>
        <legend><h2>${t.types}</h2></legend>
        <ul class="checks">
          ${types.map(([type, count]) => box(type, html`<span class="type ${groupOf(type)}">${typeWord(type)}</span>`, count))}
        </ul>
      </fieldset>
      ${relationships.length > 0 && html`
        <fieldset>
          <legend><h2>${t.relationships}</h2></legend>
          <ul class="checks">
            ${relationships.map(([type, count]) => box(type, html`<span>${relationshipWords(type)}</span>`, count))}
          </ul>
        </fieldset>
      `}
    </div>
  `;
}

/** Return the values with their numbers, in the order of their words. */
function counts(/** @type {string[]} */ values, /** @type {(value: string) => string} */ words) {
  const found = /** @type {Map<string, number>} */ (new Map());
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort(([a], [b]) => words(a).localeCompare(words(b)));
}
