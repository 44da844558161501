import { nodeAddress } from "../links.js";
import { html } from "../vendor/preact.js";

/**
 * A link to the screen about a node, by its name or label.
 *
 * @param {{node: {id: string, name?: string | null, label?: string, title?: string}}} props
 */
export function NodeLink({ node }) {
  return html`<a href=${nodeAddress(node.id)}>${node.name ?? node.label ?? node.title ?? node.id}</a>`;
}
