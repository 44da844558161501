import { language } from "./language.js";

const LOCALES = { ru: "ru-RU", en: "en-GB" };

/** Return a formatted number with a minus sign, which is as wide as a plus, in place of the hyphen. */
const withMinus = (/** @type {string} */ formatted) => formatted.replace("-", "\u2212");

/** Format a number with at most `digits` digits after the point, e.g. 1 234,5. */
export function number(/** @type {number} */ value, digits = 0) {
  return withMinus(new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: digits }).format(value));
}

/** Format a number with its sign and exactly two digits, e.g. +0,41. */
export function signed(/** @type {number} */ value) {
  const options = /** @type {const} */ ({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
  return withMinus(new Intl.NumberFormat(LOCALES[language.value], options).format(value));
}

/**
 * Return the form of a noun for a number.
 *
 * @param {number} count
 * @param {string[]} forms  one, few and many in Russian; one and other in English
 */
export function plural(count, forms) {
  const rule = new Intl.PluralRules(LOCALES[language.value]).select(count);
  const index = { one: 0, few: 1, many: 2, other: language.value === "ru" ? 1 : forms.length - 1 }[/** @type {"one"} */ (rule)];
  return forms[Math.min(index, forms.length - 1)];
}

/** Return a number with its noun, e.g. «5 территорий». */
export function counted(/** @type {number} */ count, /** @type {string[]} */ ...forms) {
  return `${number(count)}\u00a0${plural(count, forms)}`;
}

/** Format a partial date: 2021, «май 2021 г.» or «5 мая 2021 г.». An empty string without a date. */
export function date(/** @type {string | null | undefined} */ value) {
  if (!value) return "";
  const [year, month, day] = value.split("-").map(Number);
  if (!month) return String(year);
  const moment = new Date(Date.UTC(year, month - 1, day || 1));
  const text = new Intl.DateTimeFormat(LOCALES[language.value], {
    year: "numeric",
    month: "long",
    day: day ? "numeric" : undefined,
    timeZone: "UTC",
  }).format(moment);
  return text.replace(/ г\.$/, "\u00a0г.");
}

/** Format a partial date in the genitive: «2021 года», «мая 2021 г.» or «5 мая 2021 г.»; in English as `date`. */
export function dateSince(/** @type {string} */ value) {
  if (value.length === 4 && language.value === "ru") return `${value} года`;
  const isMonth = /^\d{4}-\d{2}$/.test(value);
  // Only with a day does a Russian month stand in the genitive.
  return isMonth && language.value === "ru" ? date(`${value}-01`).replace(/^1\s/, "") : date(value);
}

/** Format a partial date as the time of an event: «в 2021 году», «в мае 2021 г.», «5 мая 2021 г.»; "" without a date. */
export function dateIn(/** @type {string | null | undefined} */ value) {
  if (!value) return "";
  if (language.value === "en") return `${value.length > 7 ? "on" : "in"} ${date(value)}`;
  if (value.length === 4) return `в ${value} году`;
  // The prepositional of each month is its genitive with another last letter.
  return value.length === 7 ? `в ${dateSince(value).replace(/[ая] /, "е ")}` : date(value);
}

/** Return words as a list, e.g. «a, b и c». */
export function list(/** @type {string[]} */ words) {
  return new Intl.ListFormat(LOCALES[language.value]).format(words);
}

/** Return a sentence with its full stop, which an abbreviation such as «г.» already has. */
export function sentenceEnd(/** @type {string} */ text) {
  return text.endsWith(".") ? text : `${text}.`;
}

/** Return the name of a country by its code (ISO 3166-1 alpha-2), e.g. «Россия». */
export function countryName(/** @type {string} */ code) {
  return new Intl.DisplayNames(LOCALES[language.value], { type: "region" }).of(code) ?? code;
}

/** Format a period; one date if both are equal or one is unknown. */
export function period(/** @type {string | null | undefined} */ from, /** @type {string | null | undefined} */ to) {
  if (!from || !to || from === to) return date(from || to);
  return `${date(from)} – ${date(to)}`;
}
