import { number } from "../../i18n/format.js";

/**
 * @typedef {Object} Spot  a node of the picture
 * @property {string} id
 * @property {string} label
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 * @property {number} more  relationships that are not shown
 * @property {{x: number, y: number, anchor: "middle" | "start" | "end", text: string, isCrowded: boolean}} caption
 *
 * @typedef {Object} Scene
 * @property {Spot[]} spots  in the order of the keyboard: the first nodes, then by their distance from them
 * @property {{type: string, source: Spot, target: Spot}[]} lines
 * @property {number} width
 * @property {number} height
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

const RADIUS = 9;
const ROOT_RADIUS = 14;
/** The width of a letter of a caption, rather too large. */
export const LETTER = 7.6;
const LINE = 16;
const LONGEST = 26;
const MARGIN = 16;
/** Captions are wide, so the picture is wider than the layout. */
const STRETCH = 1.35;
/** The height of the button that expands a node. */
export const PILL = 24;

/** Return the text of the button of a node. */
export const moreText = (/** @type {number} */ more) => `+${number(more)}`;

/**
 * Return the picture of a graph: circles, lines, and captions that cover neither each other nor a circle. A caption
 * without a free place is crowded: it is shown when its node has the pointer or the focus.
 *
 * @param {import("./model.js").Graph} graph
 * @param {Map<string, import("./layout.js").Point>} places
 * @param {Map<string, number>} missing
 * @param {string[]} roots
 * @returns {Scene}
 */
export function sceneOf(graph, places, missing, roots) {
  const degree = new Map();
  for (const { source, target } of graph.links) for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const spots = ordered(graph, roots).map((node) => {
    const place = places.get(node.id) ?? { x: 0, y: 0 };
    const [x, y] = [place.x * STRETCH, place.y];
    const radius = roots.includes(node.id) ? ROOT_RADIUS : RADIUS;
    const caption = /** @type {any} */ ({ text: shortened(node.label, labels.get(node.hub)) });
    return { id: node.id, label: node.label, x, y, radius, more: missing.get(node.id) ?? 0, caption };
  });
  const taken = spots.flatMap((spot) => (spot.more ? [circleOf(spot), pillOf(spot)] : [circleOf(spot)]));
  const first = [...spots].sort((a, b) => b.radius - a.radius || (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  for (const spot of first) caption(spot, taken);

  const left = Math.min(...taken.map((box) => box.left)) - MARGIN;
  const top = Math.min(...taken.map((box) => box.top)) - MARGIN;
  const width = Math.ceil(Math.max(...taken.map((box) => box.right)) + MARGIN - left);
  const height = Math.ceil(Math.max(...taken.map((box) => box.bottom)) + MARGIN - top);
  for (const spot of spots) {
    spot.x -= left;
    spot.y -= top;
    spot.caption.x -= left;
    spot.caption.y -= top;
  }
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  const end = (/** @type {string} */ id) => /** @type {Spot} */ (byId.get(id));
  const lines = graph.links.map(({ type, source, target }) => ({ type, source: end(source), target: end(target) }));
  return { spots, lines, width, height };
}

/** Return the nodes, first the roots, then their neighbours, and so on; each group in the order of the ids. */
function ordered(/** @type {import("./model.js").Graph} */ graph, /** @type {string[]} */ roots) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const neighbours = /** @type {Map<string, string[]>} */ (new Map(graph.nodes.map((node) => [node.id, []])));
  for (const { source, target } of graph.links) {
    neighbours.get(source)?.push(target);
    neighbours.get(target)?.push(source);
  }
  const order = new Set(roots.filter((id) => byId.has(id)));
  for (const id of order) for (const other of (neighbours.get(id) ?? []).sort()) order.add(other);
  return [...order].map((id) => /** @type {import("./model.js").GraphNode} */ (byId.get(id)));
}

/** Write the caption of a node at the first free place of four, and take that place. */
function caption(/** @type {Spot} */ spot, /** @type {Box[]} */ taken) {
  const { text } = spot.caption;
  const width = text.length * LETTER;
  const beside = spot.radius + 6;
  const below = beside + 10;
  const tries = /** @type {const} */ ([
    ["middle", 0, below],
    ["start", beside, spot.more ? 9 : 5],
    ["end", -beside, 5],
    ["middle", 0, -beside],
  ]);
  const own = circleOf(spot);
  for (const [anchor, dx, dy] of tries) {
    const x = spot.x + dx;
    const y = spot.y + dy;
    const left = anchor === "middle" ? x - width / 2 : anchor === "start" ? x : x - width;
    const box = { left, top: y - 12, right: left + width, bottom: y - 12 + LINE };
    const isFree = taken.every((each) => !cover(each, box) || same(each, own));
    if (isFree) {
      spot.caption = { x, y, anchor, text, isCrowded: false };
      taken.push(box);
      return;
    }
  }
  const place = { left: spot.x - width / 2, top: spot.y + below - 12, right: spot.x + width / 2, bottom: spot.y + below - 12 + LINE };
  const isCrowded = spot.radius < ROOT_RADIUS; // a picture always names its first nodes
  spot.caption = { x: spot.x, y: spot.y + below, anchor: "middle", text, isCrowded };
  if (!isCrowded) taken.push(place);
}

/** Return a label without the name of the hub, such as the practice of an adoption, and not too long. */
function shortened(/** @type {string} */ label, /** @type {string | undefined} */ hub) {
  const parts = label.split(" — ").filter((part) => part !== hub);
  const text = parts.length ? parts.join(" — ") : label;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}

const circleOf = (/** @type {Spot} */ { x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });

/** Return the place of the button of a node, at its upper right. */
export function pillOf(/** @type {{x: number, y: number, radius: number, more: number}} */ { x, y, radius, more }) {
  const left = x + radius * 0.5;
  const bottom = y - radius * 0.5;
  return { left, top: bottom - PILL, right: left + Math.max(PILL, moreText(more).length * 8 + 12), bottom };
}

const cover = (/** @type {Box} */ a, /** @type {Box} */ b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const same = (/** @type {Box} */ a, /** @type {Box} */ b) => a.left === b.left && a.top === b.top && a.right === b.right;
