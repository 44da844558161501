import { keyOf, kept, request } from "../../api/client.js";
import { ApiError } from "../../api/errors.js";
import { useEffect, useRef, useState } from "../../vendor/preact.js";
import { degreesOf, joined, sizesOf } from "./model.js";
import { COUNTED, countsQuery, NEIGHBOURS, PATHS, pathTypes } from "./queries.js";

/** The numbers of relationships of the nodes seen in this visit. @type {Map<string, Record<string, number>>} */
const degrees = new Map();

/**
 * Read a graph part by part: the neighbours of a node or the paths to another one, the neighbours of each expanded node,
 * and the numbers of relationships of all of them. Parts that were read before are not read again. While parts are
 * missing, the graph is the one before.
 *
 * @param {string} id
 * @param {string} to  the end of the path; "" for none
 * @param {string[]} steps  the expanded nodes in their order
 * @param {import("../../api/operations.js").Language} lang
 */
export function useGraph(id, to, steps, lang) {
  const { wanted, isFull } = sizesOf(to ? steps : [id, ...steps]);
  const requests = [
    ...(to ? [asked(PATHS, { id, to, types: pathTypes(id, to), lang })] : []),
    ...wanted.map((each) => asked(NEIGHBOURS, { ...each, lang })),
  ];
  const keys = requests.map(({ key }) => key);
  const answers = keys.map(kept);
  const isRead = answers.every((answer) => answer !== undefined);
  const exists = isRead && (to ? answers[0].nodes.every(Boolean) : answers[0].neighbourhood !== null);
  const graph = exists ? joined(answers.flatMap(partOf)) : null;
  wanted.forEach((each, index) => {
    const part = answers[index + requests.length - wanted.length]?.neighbourhood;
    if (part) degrees.set(each.id, degreesOf(each.id, part));
  });
  const uncounted = (graph?.nodes ?? []).map((node) => node.id).filter((each) => !degrees.has(each)).slice(0, COUNTED);

  const [error, setError] = useState(/** @type {ApiError | null} */ (null));
  const [, setAnswered] = useState(0);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setError(null);
    const read = async () => {
      const open = requests.filter((_, index) => answers[index] === undefined);
      await Promise.all(open.map(({ send }) => send(signal)));
      if (open.length === 0 && uncounted.length) await count(uncounted, signal);
    };
    read().then(
      () => signal.aborted || setAnswered((count) => count + 1),
      (failure) => {
        if (signal.aborted) return;
        if (!(failure instanceof ApiError)) throw failure;
        setError(failure);
      },
    );
    return () => controller.abort();
  }, [keys.join(), isRead, uncounted.join(), attempt]);

  const shown = useRef({ to, graph, path: null });
  if (graph || shown.current.to !== to) shown.current = { to, graph, path: to && isRead ? answers[0] : null };
  return {
    ...shown.current,
    exists: !isRead || exists,
    degrees,
    isFull,
    error,
    loading: !error && (!isRead || uncounted.length > 0),
    retry: () => setAttempt(attempt + 1),
  };
}

/**
 * Return the key of a request and the function that sends it.
 *
 * @template Variables
 * @param {import("../../api/client.js").TypedQuery<any, Variables>} query
 * @param {Variables} variables
 */
function asked(query, variables) {
  return { key: keyOf(query, variables), send: (/** @type {AbortSignal} */ signal) => request(query, variables, signal) };
}

/** Return the parts of an answer: neighbours, or all paths as one part. @returns {import("./model.js").Part[]} */
function partOf(/** @type {any} */ { neighbourhood, nodes, shortestPath }) {
  if (neighbourhood) return [neighbourhood];
  if (!nodes) return [];
  const paths = shortestPath?.paths ?? [{ nodes, links: [] }];
  return [{ nodes: paths.flatMap((/** @type {any} */ path) => path.nodes), links: paths.flatMap((/** @type {any} */ path) => path.links) }];
}

async function count(/** @type {string[]} */ ids, /** @type {AbortSignal} */ signal) {
  const variables = Object.fromEntries(ids.map((id, index) => [`id${index}`, id]));
  const data = await request(countsQuery(ids.length), variables, signal);
  ids.forEach((id, index) => {
    const part = data[`n${index}`];
    degrees.set(id, part ? degreesOf(id, part) : {});
  });
}
