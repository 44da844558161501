import { nodeAddress } from "../links.js";
import { html } from "../vendor/preact.js";

/** @typedef {{id: string, name?: string | null, label?: string, title?: string}} Named */

/** Return the name or label of a node; its id if it has none. */
export const nameOf = (/** @type {Named} */ node) => node.name ?? node.label ?? node.title ?? node.id;

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
