/** The levels of lists, which the names of columns leave out: see docs/exports.md. */
const LEVELS = new Set(["nodes", "edges", "node"]);
/** The fields of a list without pages, whose items are rows. */
const ITEMS = "items";

/**
 * Return the names of the columns that the service gives the file of an export query, in their order.
 *
 * @param {string} query  of api/exports.js: one operation without fragments, with one list of rows
 * @returns {string[]}
 */
export function columnsOf(query) {
  /** @type {string[]} */
  const tokens = withoutArguments(query).match(/[{}]|\.\.\.\s*on\s+\w+|\w+(?:\s*:\s*\w+)?/g) ?? [];
  const names = /** @type {string[]} */ ([]);
  const path = /** @type {string[]} */ ([]);
  let rows = -1;
  const start = tokens.indexOf("{");
  for (let index = start + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === "}") path.pop();
    else if (tokens[index + 1] === "{") {
      const key = token.startsWith("...") ? "" : keyOf(token);
      path.push(key);
      if (rows < 0 && (LEVELS.has(key) || key === ITEMS)) rows = path.length;
      index += 1;
    } else if (rows >= 0 && path.length >= rows) {
      names.push([...path.slice(rows), keyOf(token)].filter((key) => key && !LEVELS.has(key)).join("."));
    }
  }
  return [...new Set(names)];
}

const keyOf = (/** @type {string} */ field) => field.split(":")[0].trim();

function withoutArguments(/** @type {string} */ query) {
  let depth = 0;
  return [...query].filter((character) => {
    if (character === "(") depth += 1;
    const isOutside = depth === 0;
    if (character === ")") depth -= 1;
    return isOutside;
  }).join("");
}
