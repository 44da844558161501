import { readFile } from "node:fs/promises";

const FOLDER = "node_modules/monaco-editor/dev/vs";
/** A text of the built editor with its number, the index of its translation. */
const LOCALIZED = /\blocalize2?\((\d+),\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g;

/**
 * Return the Russian texts of Monaco by the English ones. Its package has translations only for its own build, by number;
 * the modules that are bundled here name their texts in English. A text that is translated in several ways has the first
 * translation. Throws if the package has no Russian texts.
 */
export async function monacoRussian() {
  const [code, list] = await Promise.all(["editor/editor.main.js", "nls.messages.ru.js"].map((name) => readFile(`${FOLDER}/${name}`, "utf8")));
  const russian = JSON.parse(/_VSCODE_NLS_MESSAGES=(\[.*\])/.exec(list)?.[1] ?? "[]");
  const texts = {};
  for (const [, number, literal] of code.matchAll(LOCALIZED)) {
    const english = unquoted(literal);
    if (russian[number] && russian[number] !== english) texts[english] ??= russian[number];
  }
  if (!texts.Find) throw new Error("monaco-editor has no Russian texts: correct monaco-russian.mjs");
  return texts;
}

/** Return the value of a literal of JavaScript. */
const unquoted = (literal) => JSON.parse(literal.startsWith('"') ? literal : `"${literal.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`);
