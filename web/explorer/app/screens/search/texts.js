import { counted, number } from "../../i18n/format.js";

export const texts = {
  ru: {
    question: (/** @type {string} */ text) => `Что найдено: ${text}`,
    noText: "Что найти?",
    type: "Что искать",
    allTypes: "Всё",
    found: (/** @type {number} */ count, /** @type {boolean} */ exact) =>
      exact ? `${counted(count, "запись", "записи", "записей")}, сначала самые близкие.` : `Больше ${number(count)} записей, сначала самые близкие.`,
    seeByMeaning: "Ниже — практики и проекты, близкие по смыслу.",
    byMeaning: "Что делают с такой задачей",
    byMeaningLead: "Практики и проекты, близкие к запросу по смыслу. Это поиск, а не рекомендация: он не говорит, что практика подойдёт.",
    byMeaningNext: "Опишите задачу другими словами.",
    adopters: (/** @type {number} */ count) => `Внедрена на ${counted(count, "территории", "территориях", "территориях")}.`,
    adapting: (/** @type {number} */ count) => `Начата на ${counted(count, "территории", "территориях", "территориях")}.`,
    projects: (/** @type {number} */ count) => `${counted(count, "проект", "проекта", "проектов")}:`,
    ask: "Спросить:",
    nothing: "Этих слов нет ни в одном названии или тексте.",
    nothingNext: "Оставьте одно-два главных слова, проверьте написание или снимите отбор по виду записи.",
  },
  en: {
    question: (/** @type {string} */ text) => `Found: ${text}`,
    noText: "What are you looking for?",
    type: "Search for",
    allTypes: "Everything",
    found: (/** @type {number} */ count, /** @type {boolean} */ exact) =>
      exact ? `${counted(count, "record", "records")}, the closest first.` : `More than ${number(count)} records, the closest first.`,
    seeByMeaning: "Practices and projects of a similar meaning are below.",
    byMeaning: "What deals with such a problem",
    byMeaningLead: "Practices and projects close to the query by meaning. This is a search, not a recommendation: it does not show that a practice suits you.",
    byMeaningNext: "Describe the problem in other words.",
    adopters: (/** @type {number} */ count) => `${counted(count, "territory has", "territories have")} it.`,
    adapting: (/** @type {number} */ count) => `${counted(count, "territory has", "territories have")} begun it.`,
    projects: (/** @type {number} */ count) => `${counted(count, "project", "projects")}:`,
    ask: "Ask:",
    nothing: "No name or text has these words.",
    nothingNext: "Keep one or two important words, check their spelling, or remove the filter by type.",
  },
};
