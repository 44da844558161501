/** The types of app/vendor/geo.js, which build.mjs bundles: the parts of d3-geo and topojson-client that the map uses. */
export type Point = [number, number];
export interface Shape {
  type: "Feature";
  id: string;
  properties: { ru: string; en: string };
  geometry: object;
}
export interface Projection {
  (point: Point): Point | null;
  parallels(parallels: Point): this;
  rotate(angles: Point): this;
  fitExtent(extent: [Point, Point], object: object): this;
}
export interface Path {
  (object: object): string | null;
  bounds(object: object): [Point, Point];
  centroid(object: object): Point;
  digits(digits: number): this;
}
export function geoAlbersUsa(): Projection;
export function geoConicEqualArea(): Projection;
export function geoPath(projection: Projection): Path;
export function feature(topology: object, object: object): { type: "FeatureCollection"; features: Shape[] };
