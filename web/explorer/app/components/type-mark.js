import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { typeOf } from "../links.js";
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

/** The type of a node in words, with its colour. */
export function TypeMark({ id = "" }) {
  const type = /** @type {"region"} */ (typeOf(id));
  return html`<span class="type ${GROUPS[type] ?? "source"}">${inLanguage(texts).types[type] ?? type}</span>`;
}
