import { circleOf } from "./point-region.js";

/**
 * @import { Geography, Place } from "./geography.js"
 * @typedef {{x: number, y: number, room: number}} Spot  a point in a shape, and its distance from the outline
 */

/** Spots that are tried along each side of a shape. */
const TRIED = 12;

/**
 * Return the spots of a region that have so much room; without any, its widest one. A region without a shape has its
 * circle.
 *
 * @param {Geography} geography
 * @param {Place} place
 * @param {number} unit  units of the map in a CSS pixel
 * @param {number} room
 * @returns {Spot[]}
 */
export function spotsIn(geography, place, unit, room) {
  if (!place.d) {
    const circle = circleOf(geography, place, unit);
    return [{ x: circle.x, y: circle.y, room: circle.radius }];
  }
  const spots = spotsOf(place);
  const wide = spots.filter((spot) => spot.room >= room);
  return wide.length > 0 ? wide : spots.slice(0, 1);
}

/** The spots of the shapes of this visit. @type {WeakMap<Place, Spot[]>} */
const found = new WeakMap();

/** Return the spots in a shape, the widest first. */
function spotsOf(/** @type {Place} */ place) {
  const known = found.get(place);
  if (known) return known;
  const edges = edgesOf(place.d);
  const west = Math.min(...edges.map(([x]) => x));
  const north = Math.min(...edges.map(([, y]) => y));
  const [width, height] = place.size;
  const steps = Array.from({ length: TRIED }, (_, index) => (index + 0.5) / TRIED);
  const spots = steps
    .flatMap((down) => steps.map((right) => ({ x: west + right * width, y: north + down * height })))
    .filter(({ x, y }) => isInside(edges, x, y))
    .map(({ x, y }) => ({ x, y, room: distanceTo(edges, x, y) }))
    .sort((a, b) => b.room - a.room);
  found.set(place, spots);
  return spots;
}

/** @typedef {[number, number, number, number]} Edge  of an outline, from x and y to x and y */

/** Return the edges of a path of straight lines. @returns {Edge[]} */
function edgesOf(/** @type {string} */ path) {
  return path.split("M").slice(1).flatMap((ring) => {
    const corners = ring.replace("Z", "").split("L").map((corner) => corner.split(",").map(Number));
    return corners.map(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length];
      return /** @type {Edge} */ ([x, y, nextX, nextY]);
    });
  });
}

/** Return whether a line from the point to the right crosses an odd number of edges. */
function isInside(/** @type {Edge[]} */ edges, /** @type {number} */ x, /** @type {number} */ y) {
  let isOdd = false;
  for (const edge of edges) {
    const [top, bottom] = [edge[1], edge[3]];
    if (top > y !== bottom > y && x < edge[0] + ((y - top) / (bottom - top)) * (edge[2] - edge[0])) isOdd = !isOdd;
  }
  return isOdd;
}

/** Return the distance from the point to the nearest edge. */
function distanceTo(/** @type {Edge[]} */ edges, /** @type {number} */ x, /** @type {number} */ y) {
  let nearest = Infinity;
  for (const edge of edges) {
    const right = edge[2] - edge[0];
    const down = edge[3] - edge[1];
    const along = ((x - edge[0]) * right + (y - edge[1]) * down) / (right * right + down * down || 1);
    const share = Math.min(1, Math.max(0, along));
    const distance = (x - edge[0] - share * right) ** 2 + (y - edge[1] - share * down) ** 2;
    if (distance < nearest) nearest = distance;
  }
  return Math.sqrt(nearest);
}
