/**
 * @typedef {Object} GraphNode
 * @property {string} id
 * @property {string} label
 * @property {number} step  the part of the graph that it came with
 * @property {string} hub  the node at which it appeared; "" for the first ones
 *
 * @typedef {Object} GraphLink
 * @property {import("../../api/operations.js").RelationshipType} type
 * @property {string} source
 * @property {string} target
 * @property {number} step
 *
 * @typedef {Object} Part  an answer: the neighbours of a node, or a path
 * @property {{id: string, label: string}[]} nodes
 * @property {{type: import("../../api/operations.js").RelationshipType, sourceId: string, targetId: string}[]} links
 *
 * @typedef {{nodes: GraphNode[], links: GraphLink[]}} Graph
 */

export const MAX_NODES = 300;
/** The numbers of relationships of each type that a node shows, by the number of its expansions. */
const FIRST = [0, 10, 20, 50, 100];
const MAX_STEPS = 60;

/** Return the ids of the nodes that the address expands, in their order. */
export function stepsOf(/** @type {URLSearchParams} */ query) {
  return (query.get("more") ?? "").split(",").filter(Boolean).slice(0, MAX_STEPS);
}

/**
 * Return the number of relationships of each type to ask for, by expansion, and by node in the end.
 *
 * @param {string[]} ids  the nodes in the order of their expansions
 */
export function sizesOf(ids) {
  const levels = new Map();
  const wanted = ids.map((id) => {
    levels.set(id, Math.min((levels.get(id) ?? 0) + 1, FIRST.length - 1));
    return { id, first: FIRST[levels.get(id)] };
  });
  return { wanted, isFull: (/** @type {string} */ id) => (levels.get(id) ?? 0) === FIRST.length - 1 };
}

/** Return the graph of all parts, in the order of the ids. It has at most MAX_NODES nodes. @returns {Graph} */
export function joined(/** @type {Part[]} */ parts) {
  const nodes = /** @type {Map<string, GraphNode>} */ (new Map());
  const links = /** @type {Map<string, GraphLink>} */ (new Map());
  parts.forEach((part, step) => {
    const labels = new Map(part.nodes.map((node) => [node.id, node.label]));
    const hub = part.nodes[0]?.id ?? "";
    for (const id of step === 0 ? labels.keys() : []) {
      if (nodes.size < MAX_NODES) nodes.set(id, { id, label: labels.get(id) ?? id, step, hub: id === hub ? "" : hub });
    }
    for (const { type, sourceId, targetId } of part.links) {
      for (const id of [sourceId, targetId]) {
        if (!nodes.has(id) && nodes.size < MAX_NODES) nodes.set(id, { id, label: labels.get(id) ?? id, step, hub });
      }
      const key = `${type} ${sourceId} ${targetId}`;
      if (!links.has(key) && nodes.has(sourceId) && nodes.has(targetId)) {
        links.set(key, { type, source: sourceId, target: targetId, step });
      }
    }
  });
  const byId = (/** @type {GraphNode} */ a, /** @type {GraphNode} */ b) => (a.id < b.id ? -1 : 1);
  return { nodes: [...nodes.values()].sort(byId), links: [...links.values()] };
}

/** Return the number of relationships of each type of a node, from the answer about its neighbours. */
export function degreesOf(
  /** @type {string} */ id,
  /** @type {{links: {type: import("../../api/operations.js").RelationshipType, sourceId: string, targetId: string}[], omitted: {nodeId: string, type: string, count: number}[]}} */ { links, omitted },
) {
  const degrees = /** @type {Record<string, number>} */ ({});
  for (const link of links) if (link.sourceId === id || link.targetId === id) degrees[link.type] = (degrees[link.type] ?? 0) + 1;
  for (const { nodeId, type, count } of omitted) if (nodeId === id) degrees[type] = (degrees[type] ?? 0) + count;
  return degrees;
}

/** Return the number of relationships that each node has and the graph does not, without those of hidden types. */
export function missing(
  /** @type {Graph} */ graph,
  /** @type {Map<string, Record<string, number>>} */ degrees,
  /** @type {Set<string>} */ hidden,
) {
  const shown = new Map();
  for (const { type, source, target } of graph.links) {
    for (const id of [source, target]) shown.set(`${id} ${type}`, (shown.get(`${id} ${type}`) ?? 0) + 1);
  }
  const counts = graph.nodes.map(({ id }) => {
    const types = Object.entries(degrees.get(id) ?? {}).filter(([type]) => !hidden.has(type));
    const left = types.map(([type, count]) => Math.max(0, count - (shown.get(`${id} ${type}`) ?? 0)));
    return /** @type {[string, number]} */ ([id, left.reduce((sum, each) => sum + each, 0)]);
  });
  return new Map(counts);
}

/**
 * Return the part of a graph without the hidden types, as far as it is connected with the first nodes.
 *
 * @param {Graph} graph
 * @param {Set<string>} hidden  types of node and of relationship
 * @param {string[]} roots
 * @param {(id: string) => string} typeOf
 * @returns {Graph}
 */
export function visible(graph, hidden, roots, typeOf) {
  const isShown = (/** @type {string} */ id) => roots.includes(id) || !hidden.has(typeOf(id));
  const links = graph.links.filter(({ type, source, target }) => !hidden.has(type) && isShown(source) && isShown(target));
  const reached = new Set(roots);
  let before = -1;
  while (before !== reached.size) {
    before = reached.size;
    for (const { source, target } of links) if (reached.has(source) || reached.has(target)) reached.add(source).add(target);
  }
  return { nodes: graph.nodes.filter(({ id }) => reached.has(id)), links: links.filter(({ source }) => reached.has(source)) };
}
