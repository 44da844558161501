import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const ALLOWED = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0"]);
const LICENCE_FILE = /^(licen[cs]e|notice|copying|copyrightnotice|third-?party-?notices)/i;

// Packages that are published without a licence file, and the package of the same authors and the
// same upstream repository or family whose file states the terms.
const SAME_TERMS = {
  "@graphiql/plugin-doc-explorer": "graphiql",
  "@graphiql/plugin-explorer": "graphiql",
  "@graphiql/plugin-history": "graphiql",
  "react-compiler-runtime": "react",
  "react-remove-scroll-bar": "react-remove-scroll",
};

// Parts inside a package of which its own notices say nothing.
const EXTRA_NOTICES = {
  "monaco-editor": [
    "The icon font codicon.ttf (https://github.com/microsoft/vscode-codicons) is Copyright (c) Microsoft",
    "Corporation, licensed under Creative Commons Attribution 4.0 International; it is unchanged.",
    "DOMPurify is Copyright (c) Cure53 and other contributors, under the Apache License 2.0 or the Mozilla",
    "Public License 2.0; it is used under the former. The notices below have the texts of the Apache and",
    "the Creative Commons licences.",
  ].join("\n"),
};

/** The folder of the innermost package that a bundled file is of, or null for a source of ours. */
function packageFolder(file) {
  const match = file.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/);
  return match && match[0];
}

async function licenceTexts(folder) {
  const files = (await readdir(folder)).filter((name) => LICENCE_FILE.test(name)).sort();
  const texts = files.map(async (name) => {
    const text = await readFile(path.join(folder, name), "utf8");
    return text.replaceAll("\r\n", "\n").trim();
  });
  return Promise.all(texts);
}

async function describe(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  if (!ALLOWED.has(license)) {
    throw new Error(`${name}: its licence ${license} is not among those that may be bundled`);
  }
  let texts = await licenceTexts(folder);
  if (texts.length === 0 && SAME_TERMS[name]) {
    texts = await licenceTexts(path.join("node_modules", SAME_TERMS[name]));
  }
  if (texts.length === 0) {
    throw new Error(`${name}: no licence file; name a package with the same terms in SAME_TERMS`);
  }
  const parts = [EXTRA_NOTICES[name], ...texts].filter(Boolean);
  return { title: `${name} ${version}`, license, text: parts.join("\n\n") };
}

/** The packages under each different licence text, in the order of the first package of each. */
function groupByText(packages) {
  const groups = new Map();
  for (const { title, text } of packages) {
    groups.set(text, [...(groups.get(text) ?? []), title]);
  }
  return groups;
}

/**
 * The text of THIRD_PARTY.txt: a list of all packages of which `files` are, then the licence texts
 * and notices that they are published with. Throws if a package has no licence text or one that
 * must not be bundled.
 */
export async function thirdPartyText(files) {
  const folders = [...new Set(files.map(packageFolder).filter(Boolean))];
  const packages = await Promise.all(folders.map(describe));
  packages.sort((a, b) => (a.title < b.title ? -1 : 1));
  const list = packages.map(({ title, license }) => `${title}: ${license}`);
  const sections = [...groupByText(packages)].map(
    ([text, titles]) => `${"=".repeat(78)}\n${titles.join("\n")}\n\n${text}\n`,
  );
  return [
    "Third-party software in the bundled GraphQL IDE, written by its build: the list of packages,",
    "then the licence texts and notices that they are published with.",
    "",
    ...list,
    "",
    ...sections,
  ].join("\n");
}
