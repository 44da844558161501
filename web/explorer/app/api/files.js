import { language } from "../i18n/language.js";

/** Save content as a file of the visitor. */
export function saveFile(/** @type {string} */ name, /** @type {string} */ type, /** @type {BlobPart} */ content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Return rows as CSV; in Russian for Excel in Russian, as the exports of the service. */
export function csvOf(/** @type {unknown[][]} */ rows) {
  const [separator, comma] = language.value === "ru" ? [";", ","] : [",", "."];
  const cell = (/** @type {unknown} */ value) => {
    const text = typeof value === "number" ? String(value).replace(".", comma) : String(value ?? "");
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; // a formula of a spreadsheet
    return /[";,\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join("")}`;
}
