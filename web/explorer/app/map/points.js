import { nodeAddress } from "../links.js";
import { html } from "../vendor/preact.js";

/**
 * @import { Geography } from "./geography.js"
 *
 * @typedef {Object} MapPoint  a territory as a point of the map
 * @property {string} id
 * @property {string} name
 * @property {string} text  its value in words
 * @property {[number, number]} at  longitude and latitude
 *
 * @typedef {MapPoint & {x: number, y: number, isLatest: boolean}} PlacedPoint  in units of the map
 */

/** Above these numbers on a wide screen points are smaller, so that they leave the colours visible. */
const MANY = 400;
const VERY_MANY = 3000;

/** Return the size of points by their number. unit: units of the map in a CSS pixel. @returns {"" | "small" | "tiny"} */
export function sizeOf(/** @type {number} */ count, /** @type {number} */ unit) {
  const density = count * unit * unit;
  return density > VERY_MANY ? "tiny" : density > MANY ? "small" : "";
}

/**
 * Return the points that are on the map.
 *
 * @param {Geography} geography
 * @param {MapPoint[]} points
 * @param {MapPoint[]} latest  those to point out
 * @returns {PlacedPoint[]}
 */
export function placed(geography, points, latest) {
  const place = (/** @type {MapPoint} */ point, /** @type {boolean} */ isLatest) => {
    const at = geography.project(...point.at);
    return at === null ? [] : [{ ...point, x: at[0], y: at[1], isLatest }];
  };
  return [...points.flatMap((each) => place(each, false)), ...latest.flatMap((each) => place(each, true))];
}

/**
 * Points as one path with round ends, for there may be thousands.
 *
 * @param {{marks: PlacedPoint[], size: "" | "small" | "tiny" | "latest"}} props
 */
export function Points({ marks, size }) {
  const path = marks.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h.01`).join("");
  if (!path) return null;
  return html`
    <g class=${`map-points ${size}`} data-count=${marks.length} aria-hidden="true">
      <path class="map-points-edge" d=${path} />
      <path class="map-points-mark" d=${path} />
    </g>
  `;
}

/**
 * The links of the points. Small ones are for the pointer only, because their number would make the way by keyboard long;
 * the table has them.
 *
 * @param {{cells: {mark: PlacedPoint, d: string}[], unit: number, isForPointer: boolean, handlers: (id: string) => object}} props
 */
export function PointLinks({ cells, unit, isForPointer, handlers }) {
  return html`
    <g aria-hidden=${isForPointer ? "true" : undefined}>
      ${cells.map(({ mark, d }) => {
        const label = `${mark.name}: ${mark.text}`;
        return html`
          <a key=${mark.id} href=${nodeAddress(mark.id)} data-point=${mark.id} aria-label=${label} tabindex=${isForPointer ? -1 : undefined} ...${handlers(mark.id)}>
            <title>${label}</title>
            <path class="map-target" d=${d} />
            <circle class="map-ring" cx=${mark.x} cy=${mark.y} r=${RING * unit} />
          </a>
        `;
      })}
    </g>
  `;
}

/** The radius of the ring around a point under the pointer or in focus, in CSS pixels. */
const RING = 8;
