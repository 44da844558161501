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

/**
 * A request under way. Equal requests share it; it ends if all of them are given up.
 *
 * @typedef {{answer: Promise<any>, controller: AbortController, waiting: number}} Shared
 */

/** The answers of this visit, so that a screen that was seen before is shown at once. */
const answers = new Map();
const KEPT = 200;
/** @type {Map<string, Shared>} */
const underWay = new Map();
/** The longest wait for an answer, in milliseconds: twice the limit of the service, TIRAZH_REQUEST_TIMEOUT, by default. */
const LIMIT = 60_000;

export const keyOf = (/** @type {string} */ query, /** @type {unknown} */ variables) => JSON.stringify([query, variables]);

/** Return the answer that is kept for a key, or undefined. */
export const kept = (/** @type {string} */ key) => answers.get(key);

/** Forget the answers that are kept. */
export const forget = () => answers.clear();

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
export function request(query, variables, signal) {
  const key = keyOf(query, variables);
  const shared = underWay.get(key) ?? begin(key, JSON.stringify({ query, variables }));
  shared.waiting += 1;
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(signal?.reason);
      shared.waiting -= 1;
      if (shared.waiting > 0) return;
      if (underWay.get(key) === shared) underWay.delete(key);
      shared.controller.abort();
    };
    if (signal?.aborted) giveUp();
    else signal?.addEventListener("abort", giveUp, { once: true });
    shared.answer.then(resolve, reject).finally(() => signal?.removeEventListener("abort", giveUp));
  });
}

/** Begin a request that others may share. */
function begin(/** @type {string} */ key, /** @type {string} */ body) {
  const controller = new AbortController();
  const answer = send(body, controller).then((data) => {
    remember(key, data);
    return data;
  });
  const shared = { answer, controller, waiting: 0 };
  const end = () => {
    if (underWay.get(key) === shared) underWay.delete(key);
  };
  answer.then(end, end);
  underWay.set(key, shared);
  return shared;
}

async function send(/** @type {string} */ body, /** @type {AbortController} */ controller) {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, LIMIT);
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body,
      signal: controller.signal,
    });
    return dataOf(await response.json().catch(notJson));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw ApiError.own(isLate ? "LATE" : "UNREACHABLE");
  } finally {
    clearTimeout(timer);
  }
}

/** Take a body that is not JSON for none; one that breaks off is an error. */
function notJson(/** @type {unknown} */ error) {
  if (error instanceof SyntaxError) return null;
  throw error;
}

function dataOf(/** @type {any} */ answer) {
  if (answer?.errors?.length) throw ApiError.ofResponse(answer.errors[0]);
  if (typeof answer?.data !== "object" || answer.data === null) throw ApiError.own("NOT_GRAPHQL");
  return answer.data;
}

function remember(/** @type {string} */ key, /** @type {unknown} */ data) {
  answers.delete(key);
  answers.set(key, data);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value);
}
