import { html } from "../vendor/preact.js";
import { NodeLink } from "./node-link.js";

/**
 * A sentence of the service with links to the nodes that it names.
 *
 * @param {{text: string, nodes: {id: string, name: string | null}[]}} props
 */
export function LinkedText({ text, nodes }) {
  // The longest name first, so that a name within another one is not linked in its place.
  const named = nodes.filter((node) => node.name && text.includes(node.name));
  const [node] = named.sort((a, b) => String(b.name).length - String(a.name).length);
  if (!node) return text;
  const name = String(node.name);
  const start = text.indexOf(name);
  const rest = nodes.filter((each) => each.id !== node.id);
  return html`
    <${LinkedText} text=${text.slice(0, start)} nodes=${rest} /><${NodeLink} node=${node} /><${LinkedText}
      text=${text.slice(start + name.length)}
      nodes=${rest}
    />
  `;
}
