import { html } from "../vendor/preact.js";
import { TARGET } from "./geography.js";

/** The height of the first circle beside the map, and the gap between circles in CSS pixels. */
const FIRST = 524;
const GAP = 6;
/** Units per CSS pixel above which the names are in the list of small regions only. */
const NARROW = 2;

/** Return the height of a map with the circles beside it. unit: units of the map in a CSS pixel. */
export function pointsHeight(/** @type {import("./geography.js").Geography} */ geography, /** @type {number} */ unit) {
  const count = geography.places.filter((place) => place.gutter !== undefined).length;
  if (count === 0) return geography.height;
  return Math.max(geography.height, FIRST + ((count - 0.5) * TARGET + count * GAP) * unit);
}

/**
 * Return the circle of a region without a shape, which is large enough to be hit.
 *
 * @param {import("./geography.js").Geography} geography
 * @param {import("./geography.js").Place} place
 * @param {number} unit  units of the map in a CSS pixel
 */
export function circleOf(geography, place, unit) {
  const radius = (TARGET / 2) * unit;
  if (place.gutter === undefined) return { x: place.at[0], y: place.at[1], radius };
  const row = geography.places.filter((each) => each.gutter !== undefined).findIndex((each) => each.code === place.code);
  return { x: place.gutter + radius + GAP, y: FIRST + row * (TARGET + GAP) * unit, radius };
}

/**
 * A region without a shape: its point, and a circle with its name.
 *
 * @param {{shown: import("./figure.js").Shown, geography: import("./geography.js").Geography, unit: number, handlers: object}} props
 */
export function PointRegion({ shown, geography, unit, handlers }) {
  const { place, region, name, text, level, href } = shown;
  if (!region) return null;
  const [x, y] = place.at;
  const dot = html`<circle class="map-place" cx=${x} cy=${y} r=${3 * unit} />`;
  // Without a link and without room for the name, its place is enough.
  if (!href && unit > NARROW) return dot;
  const circle = circleOf(geography, place, unit);
  const drawing = html`
    ${place.gutter !== undefined && html`
      <path class="map-leader" d=${`M${x} ${y}L${place.gutter} ${y + (x - place.gutter)}V${circle.y}H${circle.x - circle.radius}`} />
      ${dot}
    `}
    <circle
      class=${`map-region map-point-region ${level}`}
      cx=${circle.x}
      cy=${circle.y}
      r=${circle.radius}
      fill=${level === "level-missing" ? "url(#map-missing)" : undefined}
    />
    ${unit <= NARROW && html`
      <text class="map-name" x=${circle.x + circle.radius + GAP * unit} y=${circle.y} font-size=${`${13 * unit}`} dominant-baseline="central">${name}</text>
    `}
  `;
  if (!href) return html`<g>${drawing}</g>`;
  return html`<a href=${href} data-code=${place.code} aria-label=${`${name}: ${text}`} ...${handlers}>${drawing}</a>`;
}
