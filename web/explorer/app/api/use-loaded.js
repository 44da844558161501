import { useEffect, useState } from "../vendor/preact.js";
import { attempts, tryAgain } from "./attempts.js";
import { keyOf, kept, request } from "./client.js";
import { ApiError } from "./errors.js";

/** Return the answer to a query, also one that is kept from before. @returns {Promise<any>} */
async function answerTo(/** @type {string} */ query, /** @type {object} */ variables, /** @type {AbortSignal} */ signal) {
  return kept(keyOf(query, variables)) ?? request(query, variables, signal);
}

/**
 * Read a connection to its end.
 *
 * @param {string} query  with the variable `after`, and `pageInfo { hasNextPage endCursor }` in its connection
 * @param {object} variables
 * @param {(data: any) => any} connectionOf  returns the connection in the data; null or undefined for none
 * @param {"nodes" | "edges"} items
 * @param {AbortSignal} signal
 * @returns {Promise<any[]>}
 */
export async function readAll(query, variables, connectionOf, items, signal) {
  const all = [];
  let after = null;
  do {
    const connection = connectionOf(await answerTo(query, { ...variables, after }, signal));
    if (!connection) break;
    all.push(...connection[items]);
    after = connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}

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
 * @param {(answer: (query: string, variables: object) => Promise<any>, signal: AbortSignal) => Promise<T>} load
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
