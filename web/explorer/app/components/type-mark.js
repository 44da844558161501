import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { typeOf } from "../links.js";
import { own } from "../own.js";
import { html } from "../vendor/preact.js";

/** The groups of the categorical scale by type. */
const GROUPS = {
  region: "territory",
  municipality: "territory",
  code: "territory",
  practice: "practice",
  adoption: "practice",
  topic: "practice",
  project: "project",
  assessment: "project",
  team: "people",
  person: "people",
  organization: "people",
  program: "programme",
  cohort: "programme",
  module: "programme",
  event: "programme",
};

/** Return the group of a type, which has a colour. */
export const groupOf = (/** @type {string} */ type) => own(GROUPS, type) ?? "source";

/** Whether the graph has nodes of a type. */
export const isType = (/** @type {string} */ type) => Object.hasOwn(inLanguage(texts).types, type);

/** Return the word for a type. */
export const typeWord = (/** @type {string} */ type) => own(inLanguage(texts).types, type) ?? type;

/** The type of a node in words, with its colour. */
export function TypeMark({ id = "" }) {
  const type = typeOf(id);
  return html`<span class="type ${groupOf(type)}">${typeWord(type)}</span>`;
}
