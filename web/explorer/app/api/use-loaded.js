import { useEffect, useState } from "../vendor/preact.js";
import { attempts, tryAgain } from "./attempts.js";
import { keyOf, kept, request } from "./client.js";
import { ApiError } from "./errors.js";

/** @import { TypedQuery } from "./client.js" */

/**
 * Return the answer to a query, also one that is kept from before.
 *
 * @template Data
 * @template Variables
 * @param {TypedQuery<Data, Variables>} query
 * @param {NoInfer<Variables>} variables
 * @param {AbortSignal} signal
 * @returns {Promise<Data>}
 */
async function answerTo(query, variables, signal) {
  return kept(keyOf(query, variables)) ?? request(query, variables, signal);
}

/**
 * Read a connection to its end.
 *
 * @template Data
 * @template Variables
 * @template {string} Items
 * @template Item
 * @param {TypedQuery<Data, Variables>} query  with the variable `after`, and `pageInfo { hasNextPage endCursor }` in its connection
 * @param {Omit<NoInfer<Variables>, "after">} variables
 * @param {(data: Data) => ({pageInfo: PageInfo} & {[name in Items]: Item[]}) | null | undefined} connectionOf  returns the
 *   connection in the data; null or undefined for none
 * @param {Items} items  nodes or edges
 * @param {AbortSignal} signal
 * @returns {Promise<Item[]>}
 */
export async function readAll(query, variables, connectionOf, items, signal) {
  const all = [];
  let after = /** @type {string | null} */ (null);
  do {
    const page = /** @type {Variables} */ ({ ...variables, after });
    const connection = connectionOf(await answerTo(query, page, signal));
    if (!connection) break;
    all.push(...connection[items]);
    after = connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}

/** @typedef {{hasNextPage: boolean, endCursor: string | null}} PageInfo */

/** @typedef {<Data, Variables>(query: TypedQuery<Data, Variables>, variables: NoInfer<Variables>) => Promise<Data>} Answer */

/**
 * @template T
 * @typedef {Object} Loaded
 * @property {T | null} value  null while it is loading
 * @property {ApiError | null} error
 * @property {() => void} retry
 */

/**
 * Load a value that takes several requests, when the component is shown and whenever the key changes.
 *
 * @template T
 * @param {string} key  of all that the value depends on; empty for none
 * @param {(answer: Answer, signal: AbortSignal) => Promise<T>} load
 * @returns {Loaded<T>}
 */
export function useLoaded(key, load) {
  const [state, setState] = useState(/** @type {{key: string, value: T | null, error: ApiError | null}} */ ({ key: "", value: null, error: null }));
  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    setState((before) => (before.error ? { key: "", value: null, error: null } : before));
    load((query, variables) => answerTo(query, variables, controller.signal), controller.signal).then(
      (value) => controller.signal.aborted || setState({ key, value, error: null }),
      (error) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setState({ key, value: null, error });
      },
    );
    return () => controller.abort();
  }, [key, attempts.value]);
  const isCurrent = state.key === key;
  return {
    value: isCurrent ? state.value : null,
    error: isCurrent ? state.error : null,
    retry: tryAgain,
  };
}
