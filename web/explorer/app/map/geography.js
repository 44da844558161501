import { useEffect, useState } from "../vendor/preact.js";
import { POINT_REGIONS } from "./point-regions.js";

/**
 * @typedef {Object} Place
 * @property {string} code  ISO 3166-2
 * @property {{ru: string, en: string} | null} name
 * @property {string} d  the path; empty for a point
 * @property {[number, number]} size  width and height in units of the map
 * @property {[number, number]} at  the middle
 * @property {number} [gutter]  see `POINT_REGIONS`
 *
 * @typedef {Object} Geography
 * @property {string} country
 * @property {number} height
 * @property {Place[]} places
 * @property {(longitude: number, latitude: number) => [number, number] | null} project  null for a place off the map
 */

export const WIDTH = 1104;
/** The least size of a target in CSS pixels. */
export const TARGET = 24;
/** Height and left margin in units of the map. */
const FRAME = { ru: { height: 620, left: 44 }, us: { height: 640, left: 8 } };
const MARGIN = 8;

/** The maps of this visit by country. @type {Map<string, Geography>} */
const loaded = new Map();

/**
 * Load the shapes and the projection, which only maps need.
 *
 * @param {"ru" | "us"} country
 * @returns {Promise<Geography>}
 */
async function load(country) {
  const [geo, topology] = await Promise.all([
    import("../vendor/geo.js"),
    fetch(`/explorer/vendor/regions-${country}.json`).then((response) => {
      if (!response.ok) throw new Error(`the shapes cannot be loaded: ${response.status}`);
      return response.json();
    }),
  ]);
  const { features } = geo.feature(topology, topology.objects.regions);
  const points = POINT_REGIONS[country];
  const { height, left } = FRAME[country];
  const whole = {
    type: "GeometryCollection",
    geometries: [...features.map((each) => each.geometry), { type: "MultiPoint", coordinates: points.map((each) => each.at) }],
  };
  const projection = (country === "ru" ? geo.geoConicEqualArea().parallels([50, 70]).rotate([-100, 0]) : geo.geoAlbersUsa())
    .fitExtent([[left, MARGIN], [WIDTH - MARGIN, height - MARGIN]], whole);
  const path = geo.geoPath(projection).digits(1);
  /** @type {Place[]} */
  const places = [
    ...features.map((each) => {
      const [[west, north], [east, south]] = path.bounds(each);
      /** @type {[number, number]} */
      const size = [east - west, south - north];
      return { code: each.id, name: each.properties, d: path(each) ?? "", size, at: path.centroid(each) };
    }),
    ...points.map(({ code, at, gutter }) => {
      /** @type {[number, number]} */
      const size = [0, 0];
      return { code, name: null, d: "", size, at: projection(at) ?? size, gutter };
    }),
  ];
  return { country, height, places, project: (longitude, latitude) => projection([longitude, latitude]) };
}

/**
 * Return the map of a country once it is loaded.
 *
 * @param {"ru" | "us"} country
 */
export function useGeography(country) {
  const [failed, setFailed] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [, setLoaded] = useState("");
  useEffect(() => {
    if (loaded.has(country)) return;
    setFailed("");
    load(country).then(
      (geography) => {
        loaded.set(country, geography);
        setLoaded(country);
      },
      () => setFailed(country),
    );
  }, [country, attempt]);
  return { geography: loaded.get(country) ?? null, failed: failed === country, retry: () => setAttempt(attempt + 1) };
}
