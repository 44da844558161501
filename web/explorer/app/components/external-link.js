import { html } from "../vendor/preact.js";

/**
 * A link to a page of another host. An address that is not of the web, such as `javascript:`, is shown as text.
 *
 * @param {{url: string | null, children?: any}} props
 */
export function ExternalLink({ url, children }) {
  const isWeb = url && /^https?:\/\//i.test(url);
  return isWeb ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${children}</a>` : html`<span>${children}</span>`;
}
