import { useWidth } from "../components/use-width.js";
import { inLanguage } from "../i18n/language.js";
import { html, useMemo, useState } from "../vendor/preact.js";
import { cellsOf } from "./cells.js";
import { TARGET, WIDTH } from "./geography.js";
import { PointRegion, pointsHeight } from "./point-region.js";
import { placed, PointLinks, Points, sizeOf } from "./points.js";
import { Swatch } from "./swatch.js";
import { texts } from "./texts.js";

/**
 * @import { MapPoint } from "./points.js"
 *
 * @typedef {Object} Shown  a place with its region
 * @property {import("./geography.js").Place} place
 * @property {any} region  undefined if the graph has none
 * @property {string} name
 * @property {string} text  the value in words
 * @property {string} level  a class name: level-0 to level-5, level-missing
 * @property {string} href  empty for a region without a link
 */

/**
 * The map: regions as links with the colour of their value, territories as points, and small regions as labels.
 *
 * @param {{
 *   title: string,
 *   geography: import("./geography.js").Geography,
 *   shown: Shown[],
 *   points?: MapPoint[],
 *   latest?: MapPoint[],
 *   table: string,
 *   hint?: string,
 * }} props  title: for screen readers. latest: the points of the chosen year. table: the id of the table with the
 *   content. hint: the text while nothing is chosen
 */
export function Figure({ title, geography, shown, points = NO_POINTS, latest = NO_POINTS, table, hint }) {
  const t = inLanguage(texts);
  const [active, setActive] = useState("");
  const [box, width] = useWidth(WIDTH);
  const unit = WIDTH / width;
  const marks = useMemo(() => placed(geography, points, latest), [geography, points, latest]);
  const small = shown.filter(({ place, href }) => href && (place.d ? Math.min(...place.size) / unit < TARGET : unit > 2));
  const size = sizeOf(marks.length, unit);
  const cells = useMemo(() => {
    const regions = shown.filter((each) => each.href && !small.includes(each)).map(({ place }) => place);
    return size === "tiny" ? [] : cellsOf(marks, geography, regions, unit);
  }, [marks, shown, unit]);
  const chosenRegion = shown.find(({ place }) => place.code === active);
  const chosen = chosenRegion ?? marks.find(({ id }) => id === active);
  const handlers = (/** @type {string} */ key) => ({
    onPointerEnter: () => setActive(key),
    onPointerLeave: () => setActive(""),
    onFocus: () => setActive(key),
    onBlur: () => setActive(""),
  });
  return html`
    <div class="map" ref=${box}>
      <div class="map-head">
        <p aria-hidden="true">
          ${chosen ? html`<strong>${chosen.name}:</strong> ${chosen.text}` : html`<span class="quiet">${hint ?? t.hint}</span>`}
        </p>
        <a class="screen-only" href=${`#${table}`}>${t.toTable}</a>
      </div>
      <svg class="map-drawing" viewBox=${`0 0 ${WIDTH} ${pointsHeight(geography, unit)}`} role="group" aria-label=${title}>
        <${MissingPattern} unit=${unit} />
        ${shown.map((each) => each.place.d
          ? html`<${RegionShape} key=${each.place.code} shown=${each} handlers=${handlers(each.place.code)} />`
          : html`<${PointRegion} key=${each.place.code} shown=${each} geography=${geography} unit=${unit} handlers=${handlers(each.place.code)} />`)}
        <${Points} marks=${marks.filter(({ isLatest }) => !isLatest)} size=${size} />
        <${Points} marks=${marks.filter(({ isLatest }) => isLatest)} size="latest" />
        ${chosenRegion && html`<path class="map-active" d=${chosenRegion.place.d} />`}
        <${PointLinks} cells=${cells} unit=${unit} isForPointer=${size !== ""} handlers=${handlers} />
      </svg>
      ${small.length > 0 && html`<${SmallRegions} shown=${small} handlers=${handlers} />`}
    </div>
  `;
}

/** @type {MapPoint[]} */
const NO_POINTS = [];

/** A region as a link, or drawn only. @param {{shown: Shown, handlers: object}} props */
function RegionShape({ shown, handlers }) {
  const { place, name, text, level, href } = shown;
  const path = html`<path class=${`map-region ${level}`} d=${place.d} fill=${level === "level-missing" ? "url(#map-missing)" : undefined} />`;
  if (!href) return path;
  return html`
    <a href=${href} data-code=${place.code} aria-label=${`${name}: ${text}`} ...${handlers}>
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

/** Above this number the list of small regions is folded. */
const MANY_SMALL = 20;

/** Labels for the regions that are too small to be hit on the map. A long list is folded, as on a phone. */
function SmallRegions({ shown = /** @type {Shown[]} */ ([]), handlers = (/** @type {string} */ code) => ({ code }) }) {
  const t = inLanguage(texts);
  const list = html`
    <ul aria-label=${t.small}>
      ${shown.map(({ place, name, text, level, href }) => html`
        <li key=${place.code}>
          <a href=${href} data-code=${place.code} ...${handlers(place.code)}>
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
