import { headingsOf } from "../i18n/file-columns.js";
import { language } from "../i18n/language.js";
import { address } from "../router.js";

/** Return the address of a query in the query editor. */
export function editorAddress(/** @type {string} */ query, variables = {}) {
  return address("/graphql", { query, variables: JSON.stringify(variables) });
}

/** @import { TypedQuery } from "./client.js" */

/**
 * Return the address of the rows of a query as a file. CSV and XLSX have headings and words of the page.
 *
 * @template {object} [Variables=any]
 * @param {TypedQuery<unknown, Variables>} query  has one root field with one list
 * @param {NoInfer<Variables>} variables
 * @param {string} format  csv, xlsx, jsonl, parquet, graphml or gexf
 */
export function exportAddress(query, variables, format = "csv") {
  const parameters = new URLSearchParams({ query, format, locale: language.value });
  if (Object.keys(variables).length) parameters.set("variables", JSON.stringify(variables));
  if (format === "csv") parameters.set("headings", headingsOf(query));
  return `/export?${parameters}`;
}
