import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "../../vendor/d3-force.js";

/** @typedef {{x: number, y: number}} Point */

const TICKS = 200;
const LENGTH = 104;
const DISTANCE = 32;

/**
 * Return the places of the nodes by id. The same graph has the same places, whenever it is drawn. An expansion adds its
 * nodes around their hub and moves the others as little as possible.
 *
 * @param {import("./model.js").Graph} graph
 * @param {string[]} roots  one node in the middle, or the two ends of a path
 * @param {number} span  the number of relationships between the two ends
 * @returns {Map<string, Point>}
 */
export function placed(graph, roots, span) {
  const places = /** @type {Map<string, Point>} */ (new Map());
  const last = Math.max(0, ...graph.nodes.map(({ step }) => step));
  for (let step = 0; step <= last; step += 1) {
    const nodes = graph.nodes.filter((node) => node.step <= step);
    if (step === 0 || nodes.length > places.size) place(nodes, graph.links.filter((link) => link.step <= step), roots, span, places);
  }
  return places;
}

function place(
  /** @type {import("./model.js").GraphNode[]} */ nodes,
  /** @type {import("./model.js").GraphLink[]} */ links,
  /** @type {string[]} */ roots,
  /** @type {number} */ span,
  /** @type {Map<string, Point>} */ places,
) {
  const count = new Map();
  const bodies = nodes.map(({ id, hub }) => {
    const known = places.get(id);
    const index = count.get(hub) ?? 0;
    if (!known) count.set(hub, index + 1);
    const { x, y } = known ?? around(places.get(hub) ?? { x: 0, y: 0 }, index);
    return { id, isKnown: Boolean(known), x, y, homeX: known ? x : 0, homeY: known ? y : 0 };
  });
  const ends = roots.map((root) => bodies.find(({ id }) => id === root));
  ends.forEach((end, index) => {
    if (end) Object.assign(end, { fx: ends.length > 1 ? (index - 0.5) * Math.max(span, 2) * LENGTH : 0, fy: 0 });
  });
  const edges = links.map(({ source, target }) => ({ source, target }));
  forceSimulation(bodies)
    .force("link", forceLink(edges).id((/** @type {any} */ body) => body.id).distance(LENGTH))
    .force("charge", forceManyBody().strength(-420).distanceMax(6 * LENGTH))
    .force("collide", forceCollide(DISTANCE))
    .force("x", forceX((/** @type {any} */ body) => body.homeX).strength((/** @type {any} */ body) => (body.isKnown ? 0.3 : 0.03)))
    .force("y", forceY((/** @type {any} */ body) => body.homeY).strength((/** @type {any} */ body) => (body.isKnown ? 0.3 : 0.09)))
    .stop()
    .tick(TICKS);
  for (const { id, x, y } of bodies) places.set(id, { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 });
}

/** Return the place of the index-th new neighbour: a spiral of the golden angle. */
function around(/** @type {Point} */ { x, y }, /** @type {number} */ index) {
  const radius = LENGTH * 0.4 * Math.sqrt(index + 1);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}
