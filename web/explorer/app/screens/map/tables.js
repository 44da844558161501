import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Table } from "../../components/table.js";
import { useChoice } from "../../history.js";
import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
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
 * The territories that are points on the map, and those without coordinates.
 *
 * @template {import("./measure.js").Territory} T
 * @param {{
 *   title: string,
 *   rows: T[],
 *   names: Map<string, string>,
 *   column: import("../../components/table.js").Column<T> | null,
 *   file: string,
 * }} props  names: of regions, as on the map. column: the value. file: the name of the CSV
 */
export function PlaceTable({ title, rows, names, column, file }) {
  const t = inLanguage(texts);
  const [count, setCount] = useChoice(`rows ${title}`, PAGE);
  const nameOf = (/** @type {T} */ row) => names.get(row.id) ?? row.name;
  const regionOf = (/** @type {T} */ row) => (!row.region || row.region.id === row.id ? "" : names.get(row.region.id) ?? row.region.name);
  /** @type {import("../../components/table.js").Column<T>[]} */
  const columns = [{ name: t.territory, cell: (row) => html`<${NodeLink} node=${{ id: row.id, name: nameOf(row) }} />`, value: nameOf }];
  if (rows.some(regionOf)) columns.push({ name: t.region, cell: regionOf, value: regionOf });
  if (column) columns.push(column);
  return html`
    <${Section} title=${title} id="points">
      <${Table}
        caption=${title}
        rows=${rows.slice(0, count)}
        total=${rows.length}
        file=${file}
        all=${rows}
        more=${rows.length > count ? () => setCount(count + PAGE) : null}
        columns=${columns}
      />
    <//>
  `;
}
