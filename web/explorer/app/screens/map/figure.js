import { inLanguage } from "../../i18n/language.js";
import { nodeAddress } from "../../links.js";
import { html, useLayoutEffect, useRef, useState } from "../../vendor/preact.js";
import { TARGET, WIDTH } from "./geography.js";
import { PointRegion, pointsHeight } from "./point-region.js";
import { Swatch } from "./swatch.js";
import { texts } from "./texts.js";

/** @typedef {import("./geography.js").Place} Place */

/**
 * @typedef {Object} Shown  a place with its region
 * @property {Place} place
 * @property {any} region  undefined if the graph has none
 * @property {string} name
 * @property {string} text  the value in words
 * @property {string} level  a class name, see `Scale`
 */

/**
 * The map: regions as links with the colour of their value, municipalities as points, and small regions as labels.
 *
 * @param {{
 *   title: string,
 *   geography: import("./geography.js").Geography,
 *   shown: Shown[],
 *   points: [number, number][],
 *   latest: [number, number][],
 * }} props  title: for screen readers. points: longitude and latitude. latest: those of the chosen year
 */
export function Figure({ title, geography, shown, points, latest }) {
  const t = inLanguage(texts);
  const [active, setActive] = useState("");
  const [box, width] = useWidth();
  const unit = WIDTH / width;
  const height = pointsHeight(geography, unit);
  const chosen = shown.find(({ place }) => place.code === active);
  const small = shown.filter(({ place, region }) => region && (place.d ? Math.min(...place.size) / unit < TARGET : unit > 2));
  const handlers = (/** @type {string} */ code) => ({
    onPointerEnter: () => setActive(code),
    onPointerLeave: () => setActive(""),
    onFocus: () => setActive(code),
    onBlur: () => setActive(""),
  });
  return html`
    <div class="map" ref=${box}>
      <div class="map-head">
        <p aria-hidden="true">
          ${chosen ? html`<strong>${chosen.name}:</strong> ${chosen.text}` : html`<span class="quiet">${t.hint}</span>`}
        </p>
        <a class="screen-only" href="#table">${t.toTable}</a>
      </div>
      <svg class="map-drawing" viewBox=${`0 0 ${WIDTH} ${height}`} role="group" aria-label=${title}>
        <${MissingPattern} unit=${unit} />
        ${shown.map((each) => each.place.d
          ? html`<${RegionShape} key=${each.place.code} shown=${each} handlers=${handlers(each.place.code)} />`
          : html`<${PointRegion} key=${each.place.code} shown=${each} geography=${geography} unit=${unit} handlers=${handlers(each.place.code)} />`)}
        <${Points} geography=${geography} places=${points} unit=${unit} />
        <${Points} geography=${geography} places=${latest} unit=${unit} isLatest />
        ${chosen && html`<path class="map-active" d=${chosen.place.d} />`}
      </svg>
      ${small.length > 0 && html`<${SmallRegions} shown=${small} handlers=${handlers} />`}
    </div>
  `;
}

/** A region as a link; without a node in the graph it is drawn only. @param {{shown: Shown, handlers: object}} props */
function RegionShape({ shown, handlers }) {
  const { place, region, name, text, level } = shown;
  const path = html`<path class=${`map-region ${level}`} d=${place.d} fill=${level === "level-missing" ? "url(#map-missing)" : undefined} />`;
  if (!region) return path;
  return html`
    <a href=${nodeAddress(region.id)} data-code=${place.code} aria-label=${`${name}: ${text}`} ...${handlers}>
      <title>${name}: ${text}</title>
      ${path}
    </a>
  `;
}

/** The hatching of regions without data. */
function MissingPattern({ unit = 1 }) {
  const step = 6 * unit;
  return html`
    <defs>
      <pattern id="map-missing" width=${step} height=${step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="map-missing-ground" width=${step} height=${step} />
        <line class="map-missing-line" x1="0" y1="0" x2="0" y2=${step} stroke-width=${2 * unit} />
      </pattern>
    </defs>
  `;
}

/** Above these numbers on a wide screen points are smaller, so that they leave the colours visible. */
const MANY = 400;
const VERY_MANY = 3000;
/** Above this number the list of small regions is folded. */
const MANY_SMALL = 20;

/** Points as one path with round ends, for there may be thousands; the tables have their names. */
function Points({ geography = /** @type {any} */ (null), places = /** @type {[number, number][]} */ ([]), unit = 1, isLatest = false }) {
  const marks = places.map(([longitude, latitude]) => geography.project(longitude, latitude)).filter(Boolean);
  const path = marks.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h.01`).join("");
  if (!path) return null;
  const density = marks.length * unit * unit;
  const size = isLatest ? "latest" : density > VERY_MANY ? "tiny" : density > MANY ? "small" : "";
  return html`
    <g class=${`map-points ${size}`} data-count=${marks.length} aria-hidden="true">
      <path class="map-points-edge" d=${path} />
      <path class="map-points-mark" d=${path} />
    </g>
  `;
}

/** Labels for the regions that are too small to be hit on the map. A long list is folded, as on a phone. */
function SmallRegions({ shown = /** @type {Shown[]} */ ([]), handlers = (/** @type {string} */ code) => ({ code }) }) {
  const t = inLanguage(texts);
  const list = html`
    <ul aria-label=${t.small}>
      ${shown.map(({ place, region, name, text, level }) => html`
        <li key=${place.code}>
          <a href=${nodeAddress(region.id)} data-code=${place.code} ...${handlers(place.code)}>
            <${Swatch} level=${level} />
            <span>${name}: <span class="quiet">${text}</span></span>
          </a>
        </li>
      `)}
    </ul>
  `;
  return html`
    <div class="map-small">
      ${shown.length > MANY_SMALL
        ? html`<details><summary>${t.smallFolded(shown.length)}</summary>${list}</details>`
        : html`<p class="quiet">${t.small}</p>${list}`}
    </div>
  `;
}

/** Return a reference for an element, and its width in CSS pixels. @returns {[any, number]} */
function useWidth() {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(WIDTH);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth || WIDTH));
    setWidth(box.clientWidth || WIDTH);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
