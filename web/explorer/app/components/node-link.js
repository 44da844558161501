import { language } from "../i18n/language.js";
import { nodeAddress } from "../links.js";
import { html } from "../vendor/preact.js";

/** @typedef {{id: string, name?: string | null, label?: string, title?: string}} Named */

/** Return the name or label of a node; its id if it has none. */
export const nameOf = (/** @type {Named} */ node) => titleOf(node.name ?? node.label ?? node.title ?? node.id);

/** Return the part of a title in the language of the page: data sets and sources may state both, as in "Parks / Парки". */
export function titleOf(/** @type {string} */ title) {
  const parts = title.split(" / ");
  const russian = parts.filter((part) => /[а-яё]/i.test(part));
  if (parts.length !== 2 || russian.length !== 1) return title;
  return parts.find((part) => (part === russian[0]) === (language.value === "ru")) ?? title;
}

/**
 * A link to the screen about a node, by its name or label.
 *
 * @param {{node: Named}} props
 */
export function NodeLink({ node }) {
  return html`<a href=${nodeAddress(node.id)}>${nameOf(node)}</a>`;
}

/**
 * Links to several nodes, with commas between them.
 *
 * @param {{nodes: Named[]}} props
 */
export function NodeLinks({ nodes }) {
  return html`<span>${nodes.map((node, index) => html`${index > 0 && ", "}<${NodeLink} node=${node} />`)}</span>`;
}
