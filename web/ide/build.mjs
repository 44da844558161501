/**
 * Builds dist/ from src/: `npm ci && npm run build`. The same sources and lock file give the same
 * bytes, so that what is committed can be compared with a build.
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { adapted } from "./adapt.mjs";
import { examples } from "./examples.mjs";
import { thirdPartyText } from "./third-party.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.join(ROOT, "dist");
const COPIED = ["index.html", "favicon.svg"];

process.chdir(ROOT);

const { outputFiles, metafile } = await build({
  absWorkingDir: ROOT,
  // GraphiQL asks for the CommonJS form of these two, whose named exports a dynamic import loses.
  alias: {
    "prettier/parser-babel": "prettier/plugins/babel",
    "prettier/parser-graphql": "prettier/plugins/graphql",
  },
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  entryPoints: {
    ide: "src/ide.jsx",
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
  },
  // graphql-ws is imported by the toolkit only for subscriptions, which are not used; the fonts are those of the explorer.
  external: ["graphql-ws", "/explorer/*"],
  format: "esm",
  jsx: "automatic",
  legalComments: "eof",
  loader: { ".ttf": "file" },
  logLevel: "warning",
  metafile: true,
  minify: true,
  outdir: "dist",
  plugins: [adapted],
  splitting: true,
  target: "es2022",
  write: false,
});

// ide.css already has the styles of the chunks that are loaded later; esbuild's copies of them
// for each chunk are loaded by nothing.
const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
const isNeeded = (file) => path.extname(file) !== ".css" || path.basename(file) === "ide.css";
const wanted = outputFiles.filter((output) => isNeeded(output.path));

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST);
await Promise.all([
  ...wanted.map(({ path: file, contents }) => writeFile(file, contents)),
  ...COPIED.map((name) => copyFile(path.join("src", name), path.join(DIST, name))),
  writeFile(path.join(DIST, "examples.json"), await examples()),
  writeFile(path.join(DIST, "THIRD_PARTY.txt"), await thirdPartyText(bundled)),
]);

let raw = 0;
let gzipped = 0;
const names = await readdir(DIST);
for (const name of names) {
  const contents = await readFile(path.join(DIST, name));
  raw += contents.length;
  gzipped += gzipSync(contents, { level: 9 }).length;
}
console.log(`dist: ${names.length} files, ${raw} bytes, ${gzipped} bytes gzipped`);
