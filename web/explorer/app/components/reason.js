import { counted, date, number } from "../i18n/format.js";
import { inLanguage, language } from "../i18n/language.js";
import { html } from "../vendor/preact.js";
import { LinkedText } from "./linked-text.js";
import { NodeLink } from "./node-link.js";

const texts = {
  ru: {
    adopters: (/** @type {number} */ count) => `Внедрена на ${counted(count, "территории", "территориях", "территориях")}.`,
    nearest: "Ближайшая:",
    since: (/** @type {string} */ value) => `с ${value}`,
    sinceYear: (/** @type {string} */ value) => `с ${value} года`,
    km: (/** @type {string} */ value) => `${value}\u00a0км`,
  },
  en: {
    adopters: (/** @type {number} */ count) =>
      `${counted(count, "territory has", "territories have")} it.`,
    nearest: "Nearest:",
    since: (/** @type {string} */ value) => `since ${value}`,
    sinceYear: (/** @type {string} */ value) => `since ${value}`,
    km: (/** @type {string} */ value) => `${value}\u00a0km`,
  },
};

/** Return the phrase for the start of an adoption; "" without a date. */
export function sincePhrase(/** @type {string | null} */ value) {
  const t = inLanguage(texts);
  if (!value) return "";
  return value.length === 4 ? t.sinceYear(value) : t.since(date(value));
}

/** Return a distance in kilometres; "" if it is unknown. */
export function distance(/** @type {number | null} */ km) {
  return km === null ? "" : inLanguage(texts).km(number(km, km < 10 ? 1 : 0));
}

/**
 * One sentence on who has a practice: how many, and the nearest with its distance and year.
 *
 * @param {{adopterCount: number, nearest?: {territory: any, adoptedOn: string | null, distanceKm: number | null}}} props
 */
export function AdoptersSentence({ adopterCount, nearest }) {
  const t = inLanguage(texts);
  const details = nearest ? [distance(nearest.distanceKm), sincePhrase(nearest.adoptedOn)].filter(Boolean).join(", ") : "";
  return html`
    ${t.adopters(adopterCount)}${" "}
    ${nearest && html`${t.nearest}${" "}<${NodeLink} node=${nearest.territory} />${details && `, ${details}`}${details.endsWith(".") ? "" : "."}`}
  `;
}

/**
 * The sentences behind the contributions of a recommendation, the strongest first, with links to the named territories.
 *
 * @param {{edge: any, from?: number, to?: number}} props  from, to: the sentences that are shown, counted from 0
 */
export function Reasons({ edge, from = 0, to }) {
  const field = language.value === "en" ? "explanationEn" : "explanationRu";
  const nodes = [...(edge.nearestAdopters ?? []), ...(edge.peers ?? []), ...(edge.latestAdopters ?? [])].map((each) => each.territory);
  const unique = [...new Map(nodes.map((node) => [node.id, node])).values()];
  const sentences = edge.contributions.map((/** @type {any} */ each) => each[field]).filter(Boolean).slice(from, to);
  if (sentences.length === 0) return null;
  return html`
    <ul class="stack-small">
      ${sentences.map((/** @type {string} */ text) => html`<li><${LinkedText} text=${text} nodes=${unique} /></li>`)}
    </ul>
  `;
}
