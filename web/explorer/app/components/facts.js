import { html } from "../vendor/preact.js";

/**
 * A list of facts; those without a value are left out.
 *
 * @param {{facts: [name: string, value: any, className?: string][]}} props
 */
export function Facts({ facts }) {
  const known = facts.filter(([, value]) => ![null, undefined, "", false].includes(value));
  return html`
    <dl class="facts">
      ${known.map(([name, value, className]) => html`<dt class=${className}>${name}</dt><dd class=${className}>${value}</dd>`)}
    </dl>
  `;
}
