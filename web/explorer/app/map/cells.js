import { TARGET } from "./geography.js";
import { spotsIn } from "./spots.js";

/**
 * @import { Geography, Place } from "./geography.js"
 * @typedef {{x: number, y: number}} Position  in units of the map
 */

/** Corners of the area of a point that has no neighbours. */
const CORNERS = 16;

/**
 * Return the areas in which points are hit. The area of a point has 24 CSS pixels, but ends half the way to the next
 * point, and leaves each region a spot of 24 pixels, or its widest spot if it is smaller. Points in such a spot have
 * none; of points at the same place, the first one has it.
 *
 * @template {Position} T
 * @param {T[]} marks
 * @param {Geography} geography
 * @param {Place[]} regions  the regions with a target on the map
 * @param {number} unit  units of the map in a CSS pixel
 * @returns {{mark: T, d: string}[]}  d: the path of the area
 */
export function cellsOf(marks, geography, regions, unit) {
  const radius = (TARGET / 2) * unit;
  const kept = regions.flatMap((place) => {
    const spot = emptiest(spotsIn(geography, place, unit, radius), marks, 2 * radius);
    return spot ? [{ ...spot, room: Math.min(spot.room, radius) }] : [];
  });
  const neighboursOf = neighbours(marks, 2 * radius);
  return marks.flatMap((mark) => {
    /** @type {Position[]} */
    let area = Array.from({ length: CORNERS }, (_, index) => {
      const angle = (2 * Math.PI * index) / CORNERS;
      return { x: mark.x + radius * Math.cos(angle), y: mark.y + radius * Math.sin(angle) };
    });
    for (const { x, y, room } of kept) {
      const distance = Math.hypot(x - mark.x, y - mark.y);
      if (distance <= room) return [];
      if (distance < room + radius) area = cut(area, mark, { x, y }, 1 - room / distance);
    }
    for (const other of neighboursOf(mark)) {
      if (other.x !== mark.x || other.y !== mark.y) area = cut(area, mark, other, 0.5);
      else if (marks.indexOf(other) < marks.indexOf(mark)) return [];
    }
    return [{ mark, d: `M${area.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z` }];
  });
}

/** Return the spot that is farthest from all points, or the first one that is far enough. */
function emptiest(/** @type {import("./spots.js").Spot[]} */ spots, /** @type {Position[]} */ marks, /** @type {number} */ enough) {
  let best = null;
  let farthest = -1;
  for (const spot of spots) {
    let distance = enough;
    for (const mark of marks) distance = Math.min(distance, Math.hypot(mark.x - spot.x, mark.y - spot.y));
    if (distance > farthest) [best, farthest] = [spot, distance];
    if (distance >= enough) break;
  }
  return best;
}

/**
 * Return the part of an area on the side of a point: up to a line across the way to another place, after this share of it.
 *
 * @param {Position[]} area  convex
 * @param {Position} from
 * @param {Position} to
 * @param {number} share
 */
function cut(area, from, to, share) {
  const [right, down] = [to.x - from.x, to.y - from.y];
  const limit = share * (right * right + down * down);
  const along = (/** @type {Position} */ { x, y }) => (x - from.x) * right + (y - from.y) * down - limit;
  return area.flatMap((corner, index) => {
    const next = area[(index + 1) % area.length];
    const [here, there] = [along(corner), along(next)];
    const part = here / (here - there);
    const crossing = { x: corner.x + part * (next.x - corner.x), y: corner.y + part * (next.y - corner.y) };
    return [...(here <= 0 ? [corner] : []), ...(here > 0 !== there > 0 ? [crossing] : [])];
  });
}

/** Return a function from a point to the others that are at most so far from it. @template {Position} T */
function neighbours(/** @type {T[]} */ marks, /** @type {number} */ distance) {
  /** @type {Map<string, T[]>} */
  const squares = new Map();
  const indexOf = (/** @type {number} */ value) => Math.floor(value / distance);
  for (const mark of marks) {
    const square = `${indexOf(mark.x)},${indexOf(mark.y)}`;
    squares.set(square, [...(squares.get(square) ?? []), mark]);
  }
  const around = [-1, 0, 1];
  return (/** @type {T} */ mark) =>
    around
      .flatMap((right) => around.flatMap((down) => squares.get(`${indexOf(mark.x) + right},${indexOf(mark.y) + down}`) ?? []))
      .filter((other) => other !== mark && Math.hypot(other.x - mark.x, other.y - mark.y) < distance);
}
