/**
 * Build app/vendor/ from npm: `npm ci && npm run build`. The same lock file gives the same bytes, so that what is committed
 * can be compared with a build.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const VENDOR = path.join(ROOT, "app", "vendor");
const FONT = path.join(ROOT, "node_modules", "@fontsource-variable", "golos-text");
/** The parts of the font that Russian and English texts need; each is loaded only if the page has its letters. */
const FONT_FILES = ["cyrillic", "latin", "latin-ext"].map((subset) => `golos-text-${subset}-wght-normal.woff2`);
const PACKAGES = [
  "preact",
  "@preact/signals",
  "@preact/signals-core",
  "htm",
  "d3-force",
  "d3-dispatch",
  "d3-quadtree",
  "d3-timer",
  "@fontsource-variable/golos-text",
];
const ALLOWED = new Set(["Apache-2.0", "ISC", "MIT", "OFL-1.1"]);

/** The bundles by name: each page loads the first one, and a screen the others that it needs. */
const ENTRIES = {
  preact: `
import { Fragment, h, render } from "preact";
import htm from "htm";
export { Fragment, h, render };
export { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, useComputed, useSignal } from "@preact/signals";
export const html = htm.bind(h);
`,
  "d3-force": `export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";`,
};

/** The licence texts of all vendored packages. Throws for a package with a licence that must not be vendored. */
async function licences() {
  const sections = [];
  for (const name of PACKAGES) {
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

/** Return the bundle of an entry. */
async function bundleOf(contents) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    bundle: true,
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
    minify: true,
    stdin: { contents, resolveDir: ROOT },
    target: "es2022",
    write: false,
  });
  return outputFiles[0].contents;
}

await rm(VENDOR, { recursive: true, force: true });
await mkdir(VENDOR);
for (const [name, contents] of Object.entries(ENTRIES)) {
  const bundle = await bundleOf(contents);
  await writeFile(path.join(VENDOR, `${name}.js`), bundle);
  await copyFile(path.join(ROOT, `${name}.d.ts`), path.join(VENDOR, `${name}.d.ts`));
  console.log(`app/vendor/${name}.js: ${gzipSync(bundle, { level: 9 }).length} bytes gzipped`);
}
await Promise.all([
  writeFile(path.join(VENDOR, "LICENCES.txt"), await licences()),
  ...FONT_FILES.map((name) => copyFile(path.join(FONT, "files", name), path.join(VENDOR, name))),
]);
