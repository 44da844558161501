import { counted, number } from "../../i18n/format.js";

export const texts = {
  ru: {
    question: (/** @type {string} */ text) => `Что найдено: ${text}`,
    noText: "Что найти?",
    type: "Что искать",
    allTypes: "Всё",
    found: (/** @type {number} */ count, /** @type {boolean} */ exact) =>
      exact ? `${counted(count, "запись", "записи", "записей")}, сначала самые близкие.` : `Больше ${number(count)} записей, сначала самые близкие.`,
    nothing: "По этому запросу ничего не найдено.",
    nothingNext: "Оставьте одно-два главных слова, проверьте написание или снимите отбор по виду записи.",
  },
  en: {
    question: (/** @type {string} */ text) => `Found: ${text}`,
    noText: "What are you looking for?",
    type: "Search for",
    allTypes: "Everything",
    found: (/** @type {number} */ count, /** @type {boolean} */ exact) =>
      exact ? `${counted(count, "record", "records")}, the closest first.` : `More than ${number(count)} records, the closest first.`,
    nothing: "Nothing was found.",
    nothingNext: "Keep one or two important words, check their spelling, or remove the filter by type.",
  },
};
