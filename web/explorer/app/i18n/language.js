import { computed } from "../vendor/preact.js";
import { location } from "../router.js";

/** @typedef {"ru" | "en"} Locale */

/** The languages of the pages, the default one first, each by its own name. */
export const LANGUAGES = /** @type {const} */ ({ ru: "Русский", en: "English" });

/** The language of the page: the parameter `lang` of its address, else Russian. */
export const language = computed(() => /** @type {Locale} */ (location.value.query.get("lang") === "en" ? "en" : "ru"));

/** The language as a value of the enum `Language` of the schema. */
export const apiLanguage = computed(/** @returns {import("../api/operations.js").Language} */ () => (language.value === "en" ? "EN" : "RU"));

/**
 * Return the texts in the language of the page.
 *
 * @template T
 * @param {{ru: T, en: T}} texts
 * @returns {T}
 */
export function inLanguage(texts) {
  return texts[language.value];
}
