import { ErrorNotice } from "../../components/error-notice.js";
import { NodeLink } from "../../components/node-link.js";
import { Skeleton } from "../../components/skeleton.js";
import { inLanguage, language } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { html } from "../../vendor/preact.js";
import { Figure } from "./figure.js";
import { useGeography } from "./geography.js";
import { Legend } from "./legend.js";
import { rowsOf } from "./measure.js";
import { scaleOf } from "./scale.js";
import { RegionTable } from "./tables.js";
import { texts } from "./texts.js";

/** @typedef {[number, number]} Point */

/**
 * A measure as a sentence, a map with its legend, and a table.
 *
 * @param {{
 *   country: "ru" | "us",
 *   regions: any[],
 *   measure: import("./measure.js").Measure,
 *   summary: (facts: {known: number, total: number, name: string, value: string}) => string,
 *   points: Point[],
 *   pointsName: string,
 *   latest?: Point[],
 *   isLoading?: boolean,
 *   slider?: any,
 *   curve?: any,
 *   notes?: any,
 *   children?: (names: Map<string, string>) => any,
 * }} props  summary: the answer in words. points: longitude and latitude. latest: those to point out. isLoading: the points
 *   are not known yet. slider, curve: of the years. notes: further notes under the map. children: return what is below the table, given the names of regions by id
 */
export function MapView({ country, regions, measure, summary, points, pointsName, latest = [], isLoading = false, slider, curve, notes, children }) {
  const t = inLanguage(texts);
  const { geography, failed, retry } = useGeography(country);
  if (failed) return html`<${ErrorNotice} text=${inLanguage(common).screenFailed} retry=${retry} />`;
  if (!geography) return html`<${Skeleton} lines=${8} />`;

  const placed = geography.places.map((place) => ({ place, region: regionOf(regions, place) }));
  /** @type {Map<string, string>} */
  const names = new Map(placed.map(({ place, region }) => [region?.id ?? "", nameOf(place, region)]));
  const rows = rowsOf(regions, measure, (region) => names.get(region.id) ?? region.name ?? region.id);
  const values = rows.map((row) => row.value);
  const scale = scaleOf(measure.scaled ?? values, measure);
  const inWords = (/** @type {number | null} */ value) => (value === null ? measure.missing ?? t.missing : measure.format(value));
  const shown = placed
    .map(({ place, region }) => {
      const value = region ? measure.valueOf(region.id) : null;
      return { place, region, name: nameOf(place, region), text: inWords(value), level: scale.levelOf(value) };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  const known = rows.filter((row) => row.value !== null && !(measure.zeroIsNone && row.value === 0));
  const elsewhere = regions.filter((region) => !names.has(region.id));
  const withoutShape = shown.filter(({ place, region }) => !place.d && region).map((each) => each.name);
  return html`
    <div class="stack" aria-busy=${isLoading}>
      <p class="lead map-summary">${known.length > 0
        ? summary({ known: known.length, total: rows.length, name: known[0].name, value: inWords(known[0].value) })
        : t.nothing}</p>
      <${Legend} measure=${measure} scale=${scale} values=${values} points=${points.length + latest.length > 0 ? pointsName : ""} />
      ${slider}
      <${Figure} title=${measure.name} geography=${geography} shown=${shown} points=${points} latest=${latest} />
      <div class=${curve ? "columns" : undefined}>
        ${curve}
        <div class="prose small quiet stack-small">
          <p>${measure.note}</p>
          ${notes}
          ${withoutShape.length > 0 && html`<p>${t.withoutShape(withoutShape.join(", "))}</p>`}
          ${elsewhere.length > 0 && html`
            <p>${t.elsewhere}${" "}${elsewhere.map((each, index) => html`${index > 0 && ", "}<${NodeLink} node=${each} />`)}.</p>
          `}
          <p>${t.shapes}</p>
        </div>
      </div>
      <${RegionTable} measure=${measure} rows=${rows} />
      ${children?.(names)}
    </div>
  `;
}

/** Regions are found by their code; the District of Columbia, which has none in the data, by its name. */
function regionOf(/** @type {any[]} */ regions, /** @type {import("./geography.js").Place} */ place) {
  return regions.find((each) => each.isoCode === place.code) ?? regions.find((each) => !each.isoCode && each.nameEn === place.name?.en);
}

/** The name in the language of the page: in Russian that of the graph if it has one, else that of ISO 3166-2. */
function nameOf(/** @type {import("./geography.js").Place} */ place, /** @type {any} */ region) {
  const own = language.value === "ru" ? region?.nameRu : null;
  return own ?? place.name?.[language.value] ?? region?.name ?? place.code;
}
