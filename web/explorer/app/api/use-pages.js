import { useChoice } from "../history.js";
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
 * @template [Variables=any]
 * @typedef {Object} Pages
 * @property {Item<Connection>[]} items  of all pages that were loaded
 * @property {Connection | null | undefined} connection  of the first page; undefined before it is loaded, null for none
 * @property {Connection | null | undefined} latest  the connection; if it is not loaded, the one before
 * @property {Variables} variables  those of the items
 * @property {ApiError | null} error
 * @property {boolean} loading
 * @property {(() => void) | null} more  loads the next page; null after the last one
 * @property {() => void} retry
 */

/**
 * Read a connection page by page, by its cursors. While the first page for other variables is loading, the items and their
 * `variables` are the ones before; if it fails, there are none. The number of pages belongs to the entry of the history.
 *
 * @template Data
 * @template {object} Variables
 * @template {Page} Connection
 * @param {TypedQuery<Data, Variables & {after?: string | null}>} query  with the variable `after`, and
 *   `pageInfo { hasNextPage endCursor }` in its connection
 * @param {NoInfer<Variables>} variables
 * @param {(data: Data) => Connection | null | undefined} connectionOf  returns the connection in the data
 * @returns {Pages<Connection, Variables>}
 */
export function usePages(query, variables, connectionOf) {
  const key = keyOf(query, variables);
  const [count, setCount] = useChoice(`pages ${key}`, 1);
  const [failure, setFailure] = useState({ key: "", error: /** @type {ApiError | null} */ (null) });
  const [, setAnswered] = useState(0);
  const variablesOf = (/** @type {string | null} */ after) => ({ ...variables, after });

  // The pages that were read, because the answers of a long visit are not all kept.
  const read = useRef({ key, pages: /** @type {Data[]} */ ([]) });
  if (read.current.key !== key) read.current = { key, pages: [] };
  const { pages } = read.current;
  let next = cursorAfter(pages.map(connectionOf));
  for (let page; pages.length < count && next !== undefined; next = cursorAfter(pages.map(connectionOf))) {
    page = kept(keyOf(query, variablesOf(next)));
    if (page === undefined) break;
    pages.push(page);
  }
  const after = next;
  const isMissing = pages.length < count && after !== undefined;

  useEffect(() => {
    if (!isMissing) return undefined;
    const controller = new AbortController();
    setFailure({ key: "", error: null });
    request(query, variablesOf(after), controller.signal).then(
      () => setAnswered((answered) => answered + 1),
      (error) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setFailure({ key, error });
      },
    );
    return () => controller.abort();
  }, [key, isMissing, after, attempts.value]);

  const error = isMissing && failure.key === key ? failure.error : null;
  const own = pages.map(connectionOf).filter((connection) => connection !== null && connection !== undefined);
  const latest = useRef({ variables, connections: /** @type {Connection[]} */ ([]), isRead: false });
  if (pages.length > 0) latest.current = { variables, connections: own, isRead: true };
  const isFailed = error !== null && pages.length === 0;
  const shown = isFailed ? { variables, connections: [], isRead: false } : latest.current;
  const connectionIn = (/** @type {typeof shown} */ { connections, isRead }) => (isRead ? connections[0] ?? null : undefined);
  return {
    items: shown.connections.flatMap((connection) => connection.edges ?? connection.nodes ?? []),
    connection: connectionIn(shown),
    latest: connectionIn(latest.current),
    variables: shown.variables,
    error,
    loading: isMissing && !error,
    more: pages.length > 0 && after ? () => setCount(pages.length + 1) : null,
    retry: tryAgain,
  };
}

/** Return the cursor after the pages that were read; null before the first page, undefined after the last one. */
function cursorAfter(/** @type {(Page | null | undefined)[]} */ connections) {
  if (connections.length === 0) return null;
  const info = connections[connections.length - 1]?.pageInfo;
  return info?.hasNextPage && info.endCursor !== null ? info.endCursor : undefined;
}
