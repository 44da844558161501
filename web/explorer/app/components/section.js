import { html, useId } from "../vendor/preact.js";

/**
 * A section of a screen with its heading.
 *
 * @param {{title: string, id?: string, children?: any}} props
 */
export function Section({ title, id, children }) {
  const heading = useId();
  return html`
    <section class="section" id=${id} aria-labelledby=${heading}>
      <h2 id=${heading}>${title}</h2>
      ${children}
    </section>
  `;
}
