import { usePages } from "../api/use-pages.js";
import { html } from "../vendor/preact.js";
import { ErrorNotice } from "./error-notice.js";
import { Skeleton } from "./skeleton.js";
import { Table } from "./table.js";

/**
 * A table of a connection, read page by page.
 *
 * @param {{
 *   query: string,
 *   variables: object,
 *   connectionOf: (data: any) => any,
 *   items?: "nodes" | "edges",
 *   caption: string,
 *   columns: import("./table.js").Column[],
 *   empty: any,
 *   csv?: string | null,
 *   order?: string,
 *   onOrder?: (order: string) => void,
 * }} props  query: see `usePages`. empty: in place of a table without rows
 */
export function PagedTable({ query, variables, connectionOf, items = "nodes", caption, columns, empty, csv = null, order, onOrder }) {
  const pages = usePages(query, variables, connectionOf, items);
  const error = pages.error && html`
    <${ErrorNotice} text=${pages.error.text} retryAfter=${pages.error.retryAfter} retry=${pages.retry} />
  `;
  if (pages.connection === undefined) return error ?? html`<${Skeleton} lines=${4} />`;
  if (pages.items.length === 0) return empty;
  return html`
    <${Table}
      caption=${caption}
      columns=${columns}
      rows=${pages.items}
      total=${pages.connection.totalCount}
      csv=${csv}
      more=${pages.more}
      busy=${pages.loading}
      order=${order}
      onOrder=${onOrder}
    />
    ${error}
  `;
}
