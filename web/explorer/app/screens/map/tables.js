import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Table } from "../../components/table.js";
import { date } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { html, useState } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/** Rows of a long table that are shown at once. */
const PAGE = 50;

/**
 * The table with the content of the map: each region with its value.
 *
 * @param {{measure: import("./measure.js").Measure, rows: import("./measure.js").Row[]}} props
 */
export function RegionTable({ measure, rows }) {
  const t = inLanguage(texts);
  const { bestOf } = measure;
  /** @type {import("../../components/table.js").Column[]} */
  const columns = [
    { name: t.region, cell: (row) => html`<${NodeLink} node=${{ id: row.region.id, name: row.name }} />`, value: (row) => row.name },
    { name: measure.name, figure: true, cell: (row) => (row.value === null ? measure.missing ?? t.missing : measure.format(row.value)), value: (row) => row.value },
  ];
  if (bestOf) {
    const best = (/** @type {any} */ row) => bestOf(row.region.id);
    columns.push({ name: t.best, cell: (row) => best(row) && html`<${NodeLink} node=${best(row)} />`, value: (row) => best(row)?.name });
  }
  columns.push({ name: t.code, cell: (row) => row.region.isoCode, value: (row) => row.region.isoCode });
  return html`
    <${Section} title=${t.table} id="table">
      <div class=${bestOf ? undefined : "prose"}>
        <${Table} caption=${t.table} columns=${columns} rows=${rows} file="map" />
      </div>
    <//>
  `;
}

/**
 * The adopters on the map, with their dates.
 *
 * @param {{title: string, adopters: import("./adopters.js").Adopter[], names: Map<string, string>}} props  names: of regions,
 *   as on the map
 */
export function AdopterTable({ title, adopters, names }) {
  const t = inLanguage(texts);
  const [count, setCount] = useState(PAGE);
  const shown = adopters.slice(0, count);
  const nameOf = (/** @type {any} */ row) => names.get(row.id) ?? row.name;
  const regionOf = (/** @type {any} */ row) => (row.isRegion || !row.region ? "" : names.get(row.region.id) ?? row.region.name);
  /** @type {import("../../components/table.js").Column[]} */
  const columns = [
    { name: t.territory, cell: (row) => html`<${NodeLink} node=${{ id: row.id, name: nameOf(row) }} />`, value: nameOf },
    { name: t.adopted, cell: (row) => date(row.adoptedOn) || t.undated, value: (row) => row.adoptedOn },
  ];
  if (adopters.some(regionOf)) columns.splice(1, 0, { name: t.region, cell: regionOf, value: regionOf });
  return html`
    <${Section} title=${title}>
      <${Table}
        caption=${title}
        rows=${shown}
        total=${adopters.length}
        file="adopters"
        all=${adopters}
        more=${adopters.length > count ? () => setCount(count + PAGE) : null}
        columns=${columns}
      />
    <//>
  `;
}
