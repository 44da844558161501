import { csvOf, saveFile } from "../api/files.js";
import { useChoice } from "../history.js";
import { number } from "../i18n/format.js";
import { inLanguage, language } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html, useLayoutEffect, useRef } from "../vendor/preact.js";
import { elementOf } from "./element.js";
import { FileLinks } from "./file-links.js";
import { MoreButton } from "./more-button.js";

/**
 * @template [Row=any]
 * @typedef {Object} Column
 * @property {string} name
 * @property {(row: Row) => any} cell
 * @property {(row: Row) => string | number | null | undefined} [value]  the value to sort by; a column without one is
 *   not sorted
 * @property {(row: Row) => unknown} [saved]  the value in a file, if it is another one
 * @property {string} [order]  the name of an order in which the service can return the whole list
 * @property {boolean} [figure]  right-aligned
 * @property {boolean} [wide]  of sentences
 */

/** Missing values come last in both directions. */
function compare(/** @type {any} */ a, /** @type {any} */ b, /** @type {1 | -1} */ direction) {
  const missing = Number(a === null || a === undefined || a === "") - Number(b === null || b === undefined || b === "");
  if (missing) return missing;
  return direction * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), language.value));
}

/** The order of a table that its reader has not sorted, or that the service sorts. */
const UNSORTED = { column: -1, direction: /** @type {1 | -1} */ (1) };

/** The number of rows on a printed summary, as in print.css. */
const PRINTED = 5;

const classOf = (/** @type {Column} */ column) => (column.figure ? "figure" : column.wide ? "wide" : undefined);

/**
 * A table with a sticky head, sorting by its columns, the number of rows and the CSV of all of them.
 *
 * @template [Row=any]
 * @param {{
 *   caption: string,
 *   columns: Column<NoInfer<Row>>[],
 *   rows: Row[],
 *   total?: number,
 *   csv?: string | null,
 *   file?: string,
 *   all?: Row[],
 *   first?: number,
 *   more?: (() => void) | null,
 *   busy?: boolean,
 *   order?: string,
 *   onOrder?: (order: string) => void,
 * }} props  caption: for screen readers. total: the number of rows of the whole list; a part of a list is sorted only by
 *   the service. csv: an address; without one, a whole table is saved by the page. file: the name of that file. all: its
 *   rows, if `rows` is a part of them. first: the number of rows that are shown before the reader asks for all. more: loads
 *   the next page. order: of the service, "-" before it for descending
 */
export function Table({ caption, columns, rows, total = rows.length, csv = null, file = "", all, first = Infinity, more = null, busy = false, order = "", onOrder }) {
  const t = inLanguage(texts);
  const [isOpen, setOpen] = useChoice(`open ${caption}`, false);
  const [sort, setSort] = useChoice(`sort ${caption}`, UNSORTED);
  const isWhole = rows.length === total;
  const valueOf = isWhole ? columns[sort.column]?.value : undefined;
  const sorted = valueOf ? [...rows].sort((a, b) => compare(valueOf(a), valueOf(b), sort.direction)) : rows;
  const shown = isOpen ? sorted : sorted.slice(0, first);
  const sortBy = (/** @type {Column} */ column, /** @type {number} */ index) => {
    if (onOrder && column.order) {
      setSort(UNSORTED);
      onOrder(!valueOf && order === column.order ? `-${column.order}` : column.order);
    } else setSort({ column: index, direction: sort.column === index && sort.direction === 1 ? -1 : 1 });
  };
  const head = (/** @type {Column} */ column, /** @type {number} */ index) => {
    const isByService = Boolean(onOrder && column.order);
    const isSorted = valueOf ? sort.column === index : isByService && order.replace("-", "") === column.order;
    const isAscending = valueOf ? sort.direction === 1 : !order.startsWith("-");
    const canSort = isByService || (isWhole && column.value && rows.length > 1);
    return html`
      <th
        scope="col"
        class=${classOf(column)}
        aria-sort=${isSorted ? (isAscending ? "ascending" : "descending") : undefined}
      >
        ${canSort
          ? html`<button class="sort" type="button" title=${t.sortBy(column.name)} onClick=${() => sortBy(column, index)}>
              ${column.name}${isSorted ? (isAscending ? " ↑" : " ↓") : ""}
            </button>`
          : column.name}
      </th>
    `;
  };
  const { body, grow } = useGrowth(shown.length);
  const written = columns.filter(({ value, saved }) => value || saved);
  const isSaved = !csv && rows.length > 0 && written.length > 0 && (isWhole || all !== undefined);
  const save = () => {
    const values = (all ?? sorted).map((row) => written.map(({ value, saved = value }) => saved?.(row)));
    saveFile(`${file || "table"}.csv`, "text/csv", csvOf([written.map(({ name }) => name), ...values]));
  };
  return html`
    <div class="table">
      <p class="table-tools">
        <span>${t.rows(number(shown.length), number(total))}</span>
        ${busy && html`<span class="quiet">${t.updating}</span>`}
        ${csv && html`<${FileLinks} csv=${csv} />`}
        ${isSaved && html`<button class="link" type="button" onClick=${save}>${t.csv}</button>`}
      </p>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <caption class="hidden">${caption}</caption>
          <thead><tr>${columns.map(head)}</tr></thead>
          <tbody ref=${body}>
            ${shown.map(
              (row) => html`
                <tr>
                  ${columns.map((column, index) =>
                    index === 0
                      ? html`<th scope="row" class=${classOf(column)}>${column.cell(row)}</th>`
                      : html`<td class=${classOf(column)}>${column.cell(row)}</td>`,
                  )}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
      ${total > PRINTED && html`<p class="summary-only small quiet">${t.furtherRows(number(total - PRINTED))}</p>`}
      ${shown.length < sorted.length &&
      html`<p class="table-more">
        <button class="button" type="button" onClick=${() => { grow(); setOpen(true); }}>${t.allRows(number(sorted.length))}</button>
      </p>`}
      ${more && html`<${MoreButton} busy=${busy} more=${() => { grow(); more(); }} />`}
    </div>
  `;
}

/**
 * Return a reference for the body of a table, and a function that is called before rows are added to it: if the button that
 * adds them goes, the first of the new rows gets its focus.
 */
function useGrowth(/** @type {number} */ count) {
  const body = useRef(/** @type {HTMLTableSectionElement | null} */ (null));
  const before = useRef(/** @type {{count: number, button: Element | null} | null} */ (null));
  useLayoutEffect(() => {
    if (!before.current || count <= before.current.count) return;
    const { count: first, button } = before.current;
    before.current = null;
    const row = body.current?.rows[first];
    if (!row || button?.isConnected) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }, [count]);
  const grow = () => {
    before.current = { count, button: document.activeElement };
  };
  return { body, grow };
}

export const table = elementOf(Table);
