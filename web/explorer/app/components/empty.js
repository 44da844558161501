import { html } from "../vendor/preact.js";

/**
 * The place of an answer without content: why it is empty, and what to do next.
 *
 * @param {{why: string, next?: any}} props
 */
export function Empty({ why, next }) {
  return html`
    <div class="notice">
      <p>${why}</p>
      ${next && html`<p>${next}</p>`}
    </div>
  `;
}
