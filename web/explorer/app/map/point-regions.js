/** @typedef {{code: string, at: import("../vendor/geo.js").Point, gutter?: number}} PointRegion */

/**
 * The regions without a shape, with their coordinates as longitude and latitude: of Симферополь and Севастополь as in
 * data/russia, of Байконур as in Wikipedia. gutter: the place of a leader line beside the map,
 * where two points coincide.
 *
 * @type {Record<string, PointRegion[]>}
 */
export const POINT_REGIONS = {
  ru: [
    { code: "UA-43", at: [34.1001151, 44.9482948], gutter: 34 },
    { code: "UA-40", at: [33.525355, 44.6167013], gutter: 14 },
    { code: "KZ-BAY", at: [63.31667, 45.61667] },
  ],
  us: [],
};
