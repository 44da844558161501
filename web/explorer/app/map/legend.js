import { html } from "../vendor/preact.js";
import { Swatch } from "./swatch.js";

/**
 * The meaning of the colours.
 *
 * @param {{title: string, items: {level: string, text: string}[], points: string}} props  points: the meaning of the points;
 *   empty without points
 */
export function Legend({ title, items, points }) {
  return html`
    <div class="map-legend">
      <p id="map-legend"><strong>${title}</strong></p>
      <ul aria-labelledby="map-legend">
        ${items.map(({ level, text }) => html`<li><${Swatch} level=${level} />${text}</li>`)}
        ${points && html`<li><span class="map-legend-point" aria-hidden="true"></span>${points}</li>`}
      </ul>
    </div>
  `;
}
