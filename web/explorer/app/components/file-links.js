import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html } from "../vendor/preact.js";

/** The other formats of a table that the service writes. */
const FORMATS = { xlsx: "XLSX", jsonl: "JSON Lines", parquet: "Parquet" };

/** Links to the rows of a query as files. @param {{csv: string}} props  csv: the address of the CSV, from exportAddress */
export function FileLinks({ csv }) {
  const t = inLanguage(texts);
  const addressIn = (/** @type {string} */ format) => {
    const address = new URL(csv, window.location.href);
    address.searchParams.set("format", format);
    return `${address.pathname}${address.search}`;
  };
  return html`
    <span class="file-links">
      <a href=${csv} download>${t.csv}</a>
      ${Object.entries(FORMATS).map(([format, name]) => html`<a href=${addressIn(format)} download>${name}</a>`)}
    </span>
  `;
}
