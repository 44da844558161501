import { useEffect, useState } from "../vendor/preact.js";
import { attempts, tryAgain } from "./attempts.js";
import { keyOf, kept, request } from "./client.js";
import { ApiError } from "./errors.js";

/** @import { TypedQuery } from "./client.js" */

/**
 * @template [Data=any]
 * @typedef {Object} Result
 * @property {Data | undefined} data  the data of the latest answer; while other variables are loading, that of the ones before
 * @property {ApiError | null} error
 * @property {boolean} loading
 * @property {() => void} retry
 */

/**
 * Send a query when the component is shown and whenever its variables change.
 *
 * @template [Data=any]
 * @template [Variables=any]
 * @param {TypedQuery<Data, Variables>} query
 * @param {NoInfer<Variables>} variables
 * @returns {Result<Data>}
 */
export function useQuery(query, variables) {
  const key = keyOf(query, variables);
  const [state, setState] = useState({ key: "", data: /** @type {Data | undefined} */ (undefined), error: /** @type {ApiError | null} */ (null) });
  const isCurrent = state.key === key;

  useEffect(() => {
    const data = kept(key);
    if (data !== undefined) {
      setState({ key, data, error: null });
      return undefined;
    }
    const controller = new AbortController();
    setState((before) => (before.error ? { ...before, key: "", error: null } : before));
    request(query, variables, controller.signal).then(
      (answer) => setState({ key, data: answer, error: null }),
      (error) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setState((before) => ({ key, data: before.data, error }));
      },
    );
    return () => controller.abort();
  }, [key, attempts.value]);

  const keptData = kept(key);
  const data = keptData ?? state.data;
  const error = isCurrent && keptData === undefined ? state.error : null;
  return { data, error, loading: keptData === undefined && !isCurrent, retry: tryAgain };
}
