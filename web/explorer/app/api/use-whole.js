import { useEffect, useRef } from "../vendor/preact.js";
import { usePages } from "./use-pages.js";

/** @import { TypedQuery } from "./client.js" */
/** @import { Page, Pages } from "./use-pages.js" */

/**
 * Read a connection to its end, for what depends on all of its items. While pages are missing, the items and their
 * `variables` are those of the list that was whole before; `connection` is undefined before the first one is.
 *
 * @template Data
 * @template {object} Variables
 * @template {Page} Connection
 * @param {TypedQuery<Data, Variables & {after?: string | null}>} query  see `usePages`
 * @param {NoInfer<Variables>} variables
 * @param {(data: Data) => Connection | null | undefined} connectionOf  returns the connection in the data
 * @returns {Pages<Connection, Variables>}
 */
export function useWhole(query, variables, connectionOf) {
  const pages = usePages(query, variables, connectionOf);
  const { connection, error, loading, more, retry } = pages;
  useEffect(() => {
    if (more && !loading && !error) more();
  });
  const whole = useRef(/** @type {Pages<Connection, Variables> | null} */ (null));
  if (connection !== undefined && !more && !loading && !error) whole.current = pages;
  if (whole.current && !error) return { ...whole.current, loading: whole.current !== pages };
  return { ...pages, items: [], connection: undefined, loading: !error, retry };
}
