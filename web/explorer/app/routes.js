/**
 * @typedef {Object} Route
 * @property {string} name  the folder of the screen
 * @property {RegExp} path  its group is the id of the node
 * @property {() => Promise<any>} load  the module of the screen, whose default export is a component
 */

/** The screens by path. transport/explorer.py serves the page at the same paths. @type {Route[]} */
export const ROUTES = [
  { name: "start", path: /^\/$/, load: () => import("./screens/start/screen.js") },
  { name: "search", path: /^\/search$/, load: () => import("./screens/search/screen.js") },
  { name: "programmes", path: /^\/programmes$/, load: () => import("./screens/programmes/screen.js") },
  { name: "compare", path: /^\/compare$/, load: () => import("./screens/compare/screen.js") },
  { name: "map", path: /^\/map$/, load: () => import("./screens/map/screen.js") },
  { name: "territory", path: /^\/territory\/(.+)$/, load: () => import("./screens/territory/screen.js") },
  { name: "recommend", path: /^\/recommend\/(.+)$/, load: () => import("./screens/recommend/screen.js") },
  { name: "practice", path: /^\/practice\/(.+)$/, load: () => import("./screens/practice/screen.js") },
  { name: "program", path: /^\/program\/(.+)$/, load: () => import("./screens/program/screen.js") },
  { name: "graph", path: /^\/graph\/(.+)$/, load: () => import("./screens/graph/screen.js") },
  { name: "node", path: /^\/node\/(.+)$/, load: () => import("./screens/node/screen.js") },
  { name: "components", path: /^\/components$/, load: () => import("./screens/components/screen.js") },
];

/** Return the route of a path and the id in it, or null. */
export function routeOf(/** @type {string} */ path) {
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (match) return { route, id: match[1] ?? "" };
  }
  return null;
}

export const isScreen = (/** @type {string} */ path) => routeOf(path) !== null;
