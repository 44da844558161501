import { readFile } from "node:fs/promises";
import path from "node:path";

import { ACCESSIBLE } from "./accessible.mjs";
import { monacoRussian } from "./monaco-russian.mjs";
import { RUSSIAN, SHOWN } from "./russian.mjs";

const LANGUAGE = path.resolve("src/language.js");
/** Monaco takes its texts from here, in the two functions of its nls.js. */
const TEXTS = ["return _format(message, args);", "message = originalMessage;"];

/**
 * An esbuild plug-in that gives GraphiQL its Russian texts and corrects it for screen readers: a literal becomes a choice
 * by the language of the page. Throws for a text that a file does not have.
 *
 * Monaco looks its texts up in `monacoTexts`, which src/monaco-texts.js sets before Monaco is loaded.
 */
export const adapted = {
  name: "adapted",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^monaco-russian$/ }, ({ path: name }) => ({ path: name, namespace: "monaco-russian" }));
    onLoad({ filter: /.*/, namespace: "monaco-russian" }, async () => ({
      contents: `export default ${JSON.stringify(await monacoRussian())};`,
    }));
    onLoad({ filter: /monaco-editor.esm.vs.nls\.js$/ }, async ({ path: file }) => {
      const name = "monaco-editor/esm/vs/nls.js";
      const translated = (contents, code) =>
        replaced(contents, code, code.replace(/(message|originalMessage)(?=[,;])/, "(globalThis.monacoTexts?.[$1] ?? $1)"), name);
      return { contents: TEXTS.reduce(translated, await readFile(file, "utf8")), loader: "js" };
    });
    onLoad({ filter: /node_modules.(graphiql|@graphiql).*\.js$/ }, async ({ path: file }) => {
      const name = file.split(`node_modules${path.sep}`).at(-1).replaceAll(path.sep, "/");
      if (!RUSSIAN[name] && !SHOWN[name] && !ACCESSIBLE[name]) {
        return undefined;
      }
      let contents = await readFile(file, "utf8");
      for (const [code, replacement] of ACCESSIBLE[name] ?? []) {
        contents = replaced(contents, code, replacement, name);
      }
      for (const [english, russian] of Object.entries(RUSSIAN[name] ?? {})) {
        contents = replaced(contents, english, `(isRussianPage ? ${russian} : ${english})`, name);
      }
      if (SHOWN[name]) {
        const { code, prefix, name: variable, texts } = SHOWN[name];
        const choice = `((isRussianPage && ${JSON.stringify(texts)}[${variable}]) || ${variable})`;
        contents = replaced(contents, code, code.replace(prefix + variable, prefix + choice), name);
      }
      // The builder is in CommonJS, which has no import before its code.
      const isModule = /^(import|export) /m.test(contents);
      const source = JSON.stringify(LANGUAGE);
      const head = isModule ? `import { isRussian as isRussianPage } from ${source};\n` : `const { isRussian: isRussianPage } = require(${source});\n`;
      return { contents: head + contents, loader: "js" };
    });
  },
};

function replaced(contents, search, replacement, name) {
  if (!contents.includes(search)) {
    throw new Error(`${name} has no ${search}: correct russian.mjs or accessible.mjs`);
  }
  return contents.replaceAll(search, () => replacement);
}
