/** The types of app/vendor/d3-force.js, which build.mjs bundles. */
export function forceCollide(radius: number | ((node: any) => number)): any;
export function forceLink(links: object[]): any;
export function forceManyBody(): any;
export function forceSimulation(nodes: object[]): any;
export function forceX(x: number | ((node: any) => number)): any;
export function forceY(y: number | ((node: any) => number)): any;
