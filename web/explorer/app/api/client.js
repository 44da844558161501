import { ApiError } from "./errors.js";

/**
 * The text of a query, with the types of its data and variables: see operations.d.ts. Those of a query that is composed
 * at run time are not known.
 *
 * @template [Data=any]
 * @template [Variables=any]
 * @typedef {string & {readonly types?: (variables: Variables) => Data}} TypedQuery
 */

/**
 * An edge of a connection.
 *
 * @template {{edges: readonly unknown[]}} Connection
 * @typedef {Connection["edges"][number]} EdgeOf
 */

/** The answers of this visit, so that a screen that was seen before is shown at once. */
const answers = new Map();
const KEPT = 200;

export const keyOf = (/** @type {string} */ query, /** @type {unknown} */ variables) => JSON.stringify([query, variables]);

/** Return the answer that is kept for a key, or undefined. */
export const kept = (/** @type {string} */ key) => answers.get(key);

/**
 * Send a query and return its data. Raises ApiError if the service is away or returns any error.
 *
 * @template [Data=any]
 * @template [Variables=any]
 * @param {TypedQuery<Data, Variables>} query
 * @param {NoInfer<Variables>} variables
 * @param {AbortSignal} [signal]
 * @returns {Promise<Data>}
 */
export async function request(query, variables, signal) {
  let response;
  try {
    response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ query, variables }),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw ApiError.own("UNREACHABLE");
  }
  const answer = await response.json().catch(() => null);
  if (!answer || typeof answer !== "object") throw ApiError.own("NOT_GRAPHQL");
  if (answer.errors?.length) throw ApiError.ofResponse(answer.errors[0]);
  remember(keyOf(query, variables), answer.data);
  return answer.data;
}

function remember(/** @type {string} */ key, /** @type {unknown} */ data) {
  answers.delete(key);
  answers.set(key, data);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value);
}
