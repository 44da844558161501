import { isRussian } from "./language.js";

/** The texts of Monaco in the language of the page, by the English ones. Monaco reads them while its modules load. */
if (isRussian) globalThis.monacoTexts = (await import("monaco-russian")).default;
