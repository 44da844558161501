import { inLanguage, language } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { html, useEffect, useMemo, useState } from "../vendor/preact.js";

/**
 * A link to rows as CSV that the page writes itself, where they are not the answer to one query. As in the exports of the
 * service, Russian has semicolons and decimal commas, and a text that looks like a formula begins with an apostrophe.
 *
 * @param {{name: string, columns: import("./table.js").Column[], rows: any[]}} props  name: of the file. columns: those
 *   with a value
 */
export function CsvLink({ name, columns, rows }) {
  const t = inLanguage(texts);
  const text = useMemo(() => csv(columns, rows), [rows, language.value]);
  const [address, setAddress] = useState("");
  useEffect(() => {
    const created = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    setAddress(created);
    return () => URL.revokeObjectURL(created);
  }, [text]);
  return html`<a href=${address} download=${`${name}.csv`}>${t.csv}</a>`;
}

function csv(/** @type {import("./table.js").Column[]} */ columns, /** @type {any[]} */ rows) {
  const isRussian = language.value === "ru";
  const cell = (/** @type {unknown} */ value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return isRussian ? String(value).replace(".", ",") : String(value);
    const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
    return /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const written = columns.filter((column) => column.value);
  const lines = [written.map((column) => column.name), ...rows.map((row) => written.map((column) => column.value?.(row)))];
  return `\ufeff${lines.map((line) => line.map(cell).join(isRussian ? ";" : ",")).join("\r\n")}\r\n`;
}
