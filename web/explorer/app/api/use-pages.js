import { useEffect, useRef, useState } from "../vendor/preact.js";
import { attempts, tryAgain } from "./attempts.js";
import { keyOf, kept, request } from "./client.js";
import { ApiError } from "./errors.js";

/** @import { TypedQuery } from "./client.js" */

/**
 * @typedef {{pageInfo: {hasNextPage: boolean, endCursor: string | null}, edges?: any[], nodes?: any[]}} Page
 */

/**
 * A node or edge of a connection.
 *
 * @template Connection
 * @typedef {Connection extends {edges: (infer Edge)[]} ? Edge : Connection extends {nodes: (infer Node)[]} ? Node : never} Item
 */

/**
 * @template [Connection=any]
 * @typedef {Object} Pages
 * @property {Item<Connection>[]} items  of all pages that were loaded
 * @property {Connection | null | undefined} connection  of the first page; undefined before it is loaded, null for none
 * @property {ApiError | null} error
 * @property {boolean} loading
 * @property {(() => void) | null} more  loads the next page; null after the last one
 * @property {() => void} retry
 */

/**
 * Read a connection page by page, by its cursors. While the first page for other variables is loading, the items are
 * those of the variables before.
 *
 * @template Data
 * @template {object} Variables
 * @template {Page} Connection
 * @param {TypedQuery<Data, Variables & {after?: string | null}>} query  with the variable `after`, and
 *   `pageInfo { hasNextPage endCursor }` in its connection
 * @param {NoInfer<Variables>} variables
 * @param {(data: Data) => Connection | null | undefined} connectionOf  returns the connection in the data
 * @returns {Pages<Connection>}
 */
export function usePages(query, variables, connectionOf) {
  const key = keyOf(query, variables);
  const [state, setState] = useState({ key, cursors: /** @type {(string | null)[]} */ ([null]) });
  const [error, setError] = useState(/** @type {ApiError | null} */ (null));
  const [, setAnswered] = useState(0);
  const cursors = state.key === key ? state.cursors : [null];
  const variablesOf = (/** @type {string | null} */ after) => ({ ...variables, after });
  const pages = cursors.map((after) => kept(keyOf(query, variablesOf(after)))).filter((page) => page !== undefined);
  const missing = pages.length < cursors.length;

  useEffect(() => {
    if (!missing) return undefined;
    const controller = new AbortController();
    setError(null);
    request(query, variablesOf(cursors[pages.length]), controller.signal).then(
      () => setAnswered((count) => count + 1),
      (failure) => {
        if (controller.signal.aborted) return;
        if (!(failure instanceof ApiError)) throw failure;
        setError(failure);
      },
    );
    return () => controller.abort();
  }, [key, cursors.length, attempts.value]);

  const connections = pages.map(connectionOf).filter((connection) => connection !== null && connection !== undefined);
  const shown = useRef(/** @type {Connection[]} */ ([]));
  if (pages.length) shown.current = connections;
  const isFirst = pages.length === 0 && shown.current.length === 0;
  const { hasNextPage = false, endCursor = null } = connections.at(-1)?.pageInfo ?? {};
  return {
    items: shown.current.flatMap((connection) => connection.edges ?? connection.nodes ?? []),
    connection: isFirst ? undefined : shown.current[0] ?? null,
    error,
    loading: missing && !error,
    more: hasNextPage ? () => setState({ key, cursors: [...cursors, endCursor] }) : null,
    retry: tryAgain,
  };
}
