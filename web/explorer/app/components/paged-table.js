import { usePages } from "../api/use-pages.js";
import { html } from "../vendor/preact.js";
import { elementOf } from "./element.js";
import { ErrorNotice } from "./error-notice.js";
import { Skeleton } from "./skeleton.js";
import { Table } from "./table.js";

/**
 * @import { TypedQuery } from "../api/client.js"
 * @import { Item, Page } from "../api/use-pages.js"
 */

/**
 * A table of a connection, read page by page.
 *
 * @template Data
 * @template {object} Variables
 * @template {Page & {totalCount: number}} Connection
 * @param {{
 *   query: TypedQuery<Data, Variables & {after?: string | null}>,
 *   variables: NoInfer<Variables>,
 *   connectionOf: (data: NoInfer<Data>) => Connection | null | undefined,
 *   caption: string,
 *   columns: import("./table.js").Column<NoInfer<Item<Connection>>>[],
 *   empty: any,
 *   csv?: string | null,
 *   order?: string,
 *   onOrder?: (order: string) => void,
 * }} props  query: see `usePages`. empty: in place of a table without rows
 */
export function PagedTable({ query, variables, connectionOf, caption, columns, empty, csv = null, order, onOrder }) {
  const pages = usePages(query, variables, connectionOf);
  const error = pages.error && html`
    <${ErrorNotice} text=${pages.error.text} retryAfter=${pages.error.retryAfter} retry=${pages.retry} />
  `;
  if (pages.connection === undefined) return error ?? html`<${Skeleton} lines=${4} />`;
  if (pages.connection === null || pages.items.length === 0) return empty;
  return html`
    <div aria-busy=${pages.loading}><${Table}
      caption=${caption}
      columns=${columns}
      rows=${pages.items}
      total=${pages.connection.totalCount}
      csv=${csv}
      more=${pages.more}
      busy=${pages.loading}
      order=${order}
      onOrder=${onOrder}
    /></div>
    ${error}
  `;
}

export const pagedTable = elementOf(PagedTable);
