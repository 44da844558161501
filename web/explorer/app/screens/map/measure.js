/**
 * @typedef {Object} Territory
 * @property {string} id
 * @property {string | null} name
 * @property {number | null} latitude
 * @property {number | null} longitude
 * @property {{id: string, name: string | null} | null} region
 *
 * @typedef {Object} Measure
 * @property {string} name  of its column and in its sentence
 * @property {string} note  how it is computed
 * @property {(region: string) => number | null} valueOf  of the region with this id; null if it is not known
 * @property {(value: number) => string} format
 * @property {boolean} zeroIsNone  0 stands apart from the other values
 * @property {string} [missing]  why a value is not known, in two or three words
 * @property {boolean} [reversed]  the least values stand out
 * @property {(number | null)[]} [scaled]  the values that make the scale, if not those of the regions
 * @property {Territory[]} [holders]  the territories that the measure counts
 * @property {(region: string) => {id: string, name: string} | null} [bestOf]  the territory that has the value
 */

/** Return a node with its id for a missing name. */
export const named = (/** @type {{id: string, name: string | null}} */ { id, name }) => ({ id, name: name ?? id });

/**
 * Return a function from the id of a region to the value of its group.
 *
 * @param {any[]} groups  of an aggregate by region
 * @param {(group: any) => number | null} value
 * @param {number | null} otherwise  of a region without a group
 * @returns {(region: string) => number | null}
 */
export function byRegion(groups, value, otherwise) {
  const values = new Map(groups.map((group) => [group.keys[0].key, value(group)]));
  return (region) => (values.has(region) ? values.get(region) ?? null : otherwise);
}

/**
 * Return the territories that have coordinates as points of the map.
 *
 * @template {Territory} T
 * @param {T[]} territories
 * @param {(territory: T) => string} inWords  returns the value of a point
 * @returns {import("../../map/points.js").MapPoint[]}
 */
export function pointsOf(territories, inWords) {
  return territories.flatMap((each) => {
    const { id, name, latitude, longitude } = each;
    return latitude === null || longitude === null ? [] : [{ id, name: name ?? id, text: inWords(each), at: [longitude, latitude] }];
  });
}

/**
 * @typedef {Object} Row  a region with its value
 * @property {any} region
 * @property {string} name
 * @property {number | null} value
 */

/**
 * Return the regions with their values, the most remarkable first, regions without a value last.
 *
 * @param {any[]} regions
 * @param {Measure} measure
 * @param {(region: any) => string} nameOf
 * @returns {Row[]}
 */
export function rowsOf(regions, measure, nameOf) {
  const rows = regions.map((region) => ({ region, name: nameOf(region), value: measure.valueOf(region.id) }));
  const rank = (/** @type {Row} */ { value }) => (value === null ? Infinity : measure.reversed ? value : -value);
  return rows.sort((a, b) => (rank(a) === rank(b) ? a.name.localeCompare(b.name) : rank(a) - rank(b)));
}
