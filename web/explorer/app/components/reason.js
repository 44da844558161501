import { counted, dateIn, dateSince, number } from "../i18n/format.js";
import { inLanguage, language } from "../i18n/language.js";
import { html } from "../vendor/preact.js";
import { LinkedText } from "./linked-text.js";
import { NodeLink } from "./node-link.js";

const texts = {
  ru: {
    adopters: (/** @type {number} */ count) => `Внедрена на ${counted(count, "территории", "территориях", "территориях")}.`,
    adapting: (/** @type {number} */ count) => `Начата на ${counted(count, "территории", "территориях", "территориях")}.`,
    nearest: "Ближайшая:",
    since: (/** @type {string} */ value) => `с ${value}`,
    begun: (/** @type {string} */ value) => (value ? `начата ${value}` : "начата"),
    km: (/** @type {string} */ value) => `${value}\u00a0км`,
    nextDoor: "менее 1\u00a0км",
  },
  en: {
    adopters: (/** @type {number} */ count) => `${counted(count, "territory has", "territories have")} it.`,
    adapting: (/** @type {number} */ count) => `${counted(count, "territory has", "territories have")} begun it.`,
    nearest: "Nearest:",
    since: (/** @type {string} */ value) => `since ${value}`,
    begun: (/** @type {string} */ value) => (value ? `begun ${value}` : "begun"),
    km: (/** @type {string} */ value) => `${value}\u00a0km`,
    nextDoor: "less than 1\u00a0km",
  },
};

/**
 * @typedef {{id: string, name: string | null}} Territory
 * @typedef {{adoptedOn: string | null, adaptedOn?: string | null, distanceKm?: number | null, stage?: string | null}} Adopter
 * @typedef {{explanationRu: string | null, explanationEn: string | null, adopters: {territory: Territory}[]}} Explained
 */

/** Return the phrase for the start of an adoption; "" without a date. */
function sincePhrase(/** @type {string | null | undefined} */ value) {
  return value ? inLanguage(texts).since(dateSince(value)) : "";
}

/** Return a distance in whole kilometres, as the sentences of the service state it; "" if it is unknown. */
export function distance(/** @type {number | null | undefined} */ km) {
  const t = inLanguage(texts);
  if (km === null || km === undefined) return "";
  const whole = Math.round(km);
  return whole === 0 ? t.nextDoor : t.km(number(whole));
}

/**
 * Return the distance, stage and start of an adopter or peer in words; "" if nothing is known.
 *
 * @param {Adopter} adopter
 */
export function adopterDetails(adopter) {
  const isBegun = adopter.stage === "ADAPTED";
  const start = isBegun ? inLanguage(texts).begun(dateIn(adopter.adaptedOn ?? adopter.adoptedOn)) : sincePhrase(adopter.adoptedOn ?? adopter.adaptedOn);
  return [distance(adopter.distanceKm), start].filter(Boolean).join(", ");
}

/**
 * One sentence on who has a practice: how many, and the nearest with its distance and year.
 *
 * @param {{edge: {adopterCount: number, adaptingCount: number, nearestAdopters: (Adopter & {territory: Territory})[]}}} props
 */
export function AdoptersSentence({ edge }) {
  const t = inLanguage(texts);
  const [nearest] = edge.nearestAdopters;
  const details = nearest ? adopterDetails(nearest) : "";
  const counts = [
    (edge.adopterCount > 0 || edge.adaptingCount === 0) && t.adopters(edge.adopterCount),
    edge.adaptingCount > 0 && t.adapting(edge.adaptingCount),
  ];
  return html`
    ${counts.filter(Boolean).join(" ")}${" "}
    ${nearest && html`${t.nearest}${" "}<${NodeLink} node=${nearest.territory} />${details && `, ${details}`}${details.endsWith(".") ? "" : "."}`}
  `;
}

/**
 * The sentences behind the contributions of a score, the strongest first, with links to the territories that they name.
 *
 * @param {{edge: {contributions: Explained[]}, from?: number, to?: number}} props  from, to: the sentences that are shown, counted from 0
 */
export function Reasons({ edge, from = 0, to }) {
  const field = language.value === "en" ? "explanationEn" : "explanationRu";
  const reasons = edge.contributions.filter((each) => each[field]).slice(from, to);
  if (reasons.length === 0) return null;
  return html`
    <ul class="stack-small">
      ${reasons.map(
        (each) => html`
          <li><${LinkedText} text=${each[field]} nodes=${each.adopters.map((adopter) => adopter.territory)} /></li>
        `,
      )}
    </ul>
  `;
}
