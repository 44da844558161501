/**
 * Return the value of a table for a text from elsewhere, such as an address; undefined for "constructor" and other names that
 * every object inherits.
 *
 * @template T
 * @param {Record<string, T>} table
 * @param {string} name
 * @returns {T | undefined}
 */
export const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);
