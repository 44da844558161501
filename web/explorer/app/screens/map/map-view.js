import { ErrorNotice } from "../../components/error-notice.js";
import { NodeLinks } from "../../components/node-link.js";
import { Skeleton } from "../../components/skeleton.js";
import { inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { Figure } from "../../map/figure.js";
import { useGeography } from "../../map/geography.js";
import { placesOf, ShapeNotes } from "../../map/places.js";
import { texts as ofMaps } from "../../map/texts.js";
import { html } from "../../vendor/preact.js";
import { MeasureLegend } from "./measure-legend.js";
import { rowsOf } from "./measure.js";
import { scaleOf } from "./scale.js";
import { RegionTable } from "./tables.js";
import { texts } from "./texts.js";

/** @import { MapPoint } from "../../map/points.js" */

/**
 * A measure as a sentence, a map with its legend, and a table.
 *
 * @param {{
 *   country: "ru" | "us",
 *   regions: any[],
 *   measure: import("./measure.js").Measure,
 *   summary: (facts: {known: number, total: number, name: string, value: string}) => string,
 *   points: MapPoint[],
 *   pointsName: string,
 *   latest?: MapPoint[],
 *   isLoading?: boolean,
 *   slider?: any,
 *   curve?: any,
 *   notes?: any,
 *   children?: (names: Map<string, string>) => any,
 * }} props  summary: the answer in words. latest: the points of the chosen year. isLoading: the points are not known yet.
 *   slider, curve: of the years. notes: further notes under the map. children: return the part below the table, given the
 *   names of regions by id
 */
export function MapView({ country, regions, measure, summary, points, pointsName, latest = [], isLoading = false, slider, curve, notes, children }) {
  const t = inLanguage(texts);
  const { geography, failed, retry } = useGeography(country);
  if (failed) return html`<${ErrorNotice} text=${inLanguage(common).screenFailed} retry=${retry} />`;
  if (!geography) return html`<${Skeleton} lines=${8} />`;

  const places = placesOf(geography, regions);
  /** @type {Map<string, string>} */
  const names = new Map(places.map(({ region, name }) => [region?.id ?? "", name]));
  const rows = rowsOf(regions, measure, (region) => names.get(region.id) ?? region.name ?? region.id);
  const values = rows.map((row) => row.value);
  const scale = scaleOf(measure.scaled ?? values, measure);
  const inWords = (/** @type {number | null} */ value) => (value === null ? measure.missing ?? t.missing : measure.format(value));
  const shown = places.map((each) => {
    const value = each.region ? measure.valueOf(each.region.id) : null;
    const href = each.region ? nodeAddress(each.region.id) : "";
    return { ...each, text: inWords(value), level: scale.levelOf(value), href };
  });
  const known = rows.filter((row) => row.value !== null && !(measure.zeroIsNone && row.value === 0));
  const elsewhere = regions.filter((region) => !names.has(region.id));
  const hasPoints = points.length + latest.length > 0;
  return html`
    <div class="stack" aria-busy=${isLoading}>
      <p class="lead map-summary">${known.length > 0
        ? summary({ known: known.length, total: rows.length, name: known[0].name, value: inWords(known[0].value) })
        : t.nothing}</p>
      <${MeasureLegend} measure=${measure} scale=${scale} values=${values} points=${hasPoints ? pointsName : ""} />
      ${slider}
      <${Figure} title=${measure.name} geography=${geography} shown=${shown} points=${points} latest=${latest} table="table" />
      <div class=${curve ? "columns" : undefined}>
        ${curve}
        <div class="prose small quiet stack-small">
          <p>${measure.note}</p>
          ${notes}
          ${pointsName && html`<p>${t.pointsNote} <a href="#points">${t.toPoints}</a>.</p>`}
          <${ShapeNotes} places=${places}>
            ${elsewhere.length > 0 && html`<p>${inLanguage(ofMaps).elsewhere} <${NodeLinks} nodes=${elsewhere} />.</p>`}
          <//>
        </div>
      </div>
      <${RegionTable} measure=${measure} rows=${rows} />
      ${children?.(names)}
    </div>
  `;
}
