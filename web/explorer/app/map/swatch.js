import { html } from "../vendor/preact.js";

/** The colour of a value, as in the map. */
export function Swatch({ level = "" }) {
  return html`
    <svg class="map-swatch" viewBox="0 0 16 16" aria-hidden="true">
      <rect class=${`map-region ${level}`} width="16" height="16" fill=${level === "level-missing" ? "url(#map-missing)" : undefined} />
    </svg>
  `;
}
