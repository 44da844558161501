import { counted, number, plural } from "../../i18n/format.js";

export const texts = {
  ru: {
    question: (/** @type {string} */ name) => `Кому подойдёт: ${name}`,
    toMap: "На карте",
    toNext: "Где внедрить дальше",
    toSpread: "Как распространялась",
    next: "Где внедрить дальше",
    nextNote: "Сначала территории, которые, вероятнее всего, внедрят практику следующими. Вероятнее не значит полезнее.",
    nextSample: "Внедрения этой практики известны лишь частично, поэтому порядок предположительный.",
    noNext: "Нет территорий, которые могли бы внедрить эту практику следующими.",
    region: "Регион",
    allRegions: "Все регионы",
    territory: "Территория",
    why: "Почему",
    nearest: "Ближайшая с практикой",
    probability: "Вероятность",
    noProbability: "Не рассчитана",
    confidence: "Достоверность",
    score: "Оценка",
    spread: "Как распространялась",
    noSpread: "О внедрениях этой практики сведений нет.",
    noSpreadNext: "Внедрения появятся здесь, когда их назовёт хотя бы один источник.",
    adopters: (/** @type {number} */ count, /** @type {number | null} */ year) => `${adoptedRu(count)}${year === null ? "" : count === 1 ? ` (${year} год)` : `, все — в ${year} году`}.`,
    years: (/** @type {number} */ first, /** @type {number} */ last) =>
      first === last ? `Датированные внедрения относятся к ${first} году.` : `Первое датированное внедрение — ${first} год, последнее — ${last} год.`,
    known: (/** @type {number} */ count, /** @type {number} */ begun) => knownRu(count, begun),
    firstNext: "Первые в списке, где её внедрить дальше:",
    sample: "Перечень внедрений неполный.",
    noneFinished: "О завершённых внедрениях этой практики сведений нет.",
    begun: (/** @type {number} */ count, /** @type {boolean} */ isMore) => `${isMore ? "Ещё на" : "На"} ${onRu(count)} практика начата`,
    begunOn: "Начато",
    undated: (/** @type {number} */ count) => `Без даты: ${number(count)}.`,
    curve: "Число территорий с практикой нарастающим итогом",
    curveTitle: (/** @type {number} */ first, /** @type {number} */ last, /** @type {number} */ total) =>
      `С ${first} по ${last} год число территорий с практикой выросло до ${number(total)}.`,
    byYear: "Таблица по годам",
    year: "Год",
    new: "Внедрили",
    cumulative: "Всего",
    adopted: "С какого времени",
    stopped: "Прекращено",
    from: "Откуда",
    inferred: "(предположительно)",
    ask: "У кого спросить",
    nobody: "В графе не названы люди и проекты, связанные с этой практикой.",
    nobodyNext: "Обратитесь к территориям, которые её внедрили",
    about: "О практике",
    evidence: "Доказательства",
    cost: "Стоимость",
    complexity: "Сложность",
    prerequisites: "Условия",
    lessons: "Чему научились",
    originatedIn: "Где возникла",
    requires: "Требует практик",
    includes: "Включает",
    includedIn: "Входит в",
    coverage: "Полнота данных",
    datasets: "Наборы данных",
  },
  en: {
    question: (/** @type {string} */ name) => `Whom it suits: ${name}`,
    toMap: "On the map",
    toNext: "Where next",
    toSpread: "How it spread",
    next: "Where next",
    nextNote: "First the territories that are likeliest to adopt the practice next. Likely is not the same as useful.",
    nextSample: "Only some adopters of this practice are known, so the order is tentative.",
    noNext: "There are no territories that could adopt this practice next.",
    region: "Region",
    allRegions: "All regions",
    territory: "Territory",
    why: "Why",
    nearest: "Nearest with the practice",
    probability: "Probability",
    noProbability: "Not computed",
    confidence: "Confidence",
    score: "Score",
    spread: "How it spread",
    noSpread: "No adoptions of this practice are known.",
    noSpreadNext: "Adoptions appear here once a source states one.",
    adopters: (/** @type {number} */ count, /** @type {number | null} */ year) => `${adoptedEn(count)}${year === null ? "" : count === 1 ? ` (${year})` : `, all in ${year}`}.`,
    years: (/** @type {number} */ first, /** @type {number} */ last) =>
      first === last ? `The dated adoptions are of ${first}.` : `The first dated adoption was in ${first}, the latest in ${last}.`,
    known: (/** @type {number} */ count, /** @type {number} */ begun) => knownEn(count, begun),
    firstNext: "The first in the list of where it may come next:",
    sample: "The list of adopters is incomplete.",
    noneFinished: "No finished adoptions of this practice are known.",
    begun: (/** @type {number} */ count, /** @type {boolean} */ isMore) => `Begun in ${number(count)} ${isMore ? "more " : ""}${plural(count, ["territory", "territories"])}`,
    begunOn: "Begun",
    undated: (/** @type {number} */ count) => `Without a date: ${number(count)}.`,
    curve: "The cumulative number of territories with the practice",
    curveTitle: (/** @type {number} */ first, /** @type {number} */ last, /** @type {number} */ total) =>
      `From ${first} to ${last} the number of territories with the practice grew to ${number(total)}.`,
    byYear: "Table by year",
    year: "Year",
    new: "Adopted",
    cumulative: "In all",
    adopted: "Since",
    stopped: "Stopped",
    from: "From",
    inferred: "(inferred)",
    ask: "Whom to ask",
    nobody: "The graph names no people or projects behind this practice.",
    nobodyNext: "Ask the territories that have adopted it",
    about: "About the practice",
    evidence: "Evidence",
    cost: "Cost",
    complexity: "Complexity",
    prerequisites: "Prerequisites",
    lessons: "Lessons learned",
    originatedIn: "Originated in",
    requires: "Requires practices",
    includes: "Includes",
    includedIn: "Included in",
    coverage: "Coverage",
    datasets: "Data sets",
  },
};

function adoptedRu(/** @type {number} */ count) {
  return `Практику ${plural(count, ["внедрила", "внедрили", "внедрили"])} ${counted(count, "территория", "территории", "территорий")}`;
}

function onRu(/** @type {number} */ count) {
  return counted(count, "территории", "территориях", "территориях");
}

function knownRu(/** @type {number} */ count, /** @type {number} */ begun) {
  if (count > 0) return `${adoptedRu(count)}${begun > 0 ? `, ещё на ${onRu(begun)} она начата` : ""}.`;
  return begun > 0 ? `Практика начата на ${onRu(begun)}; о завершённых внедрениях сведений нет.` : "О внедрениях этой практики сведений нет.";
}

function adoptedEn(/** @type {number} */ count) {
  return `${counted(count, "territory has", "territories have")} adopted the practice`;
}

function knownEn(/** @type {number} */ count, /** @type {number} */ begun) {
  if (count > 0) return `${adoptedEn(count)}${begun > 0 ? `, and ${counted(begun, "more has", "more have")} begun it` : ""}.`;
  return begun > 0
    ? `${counted(begun, "territory has", "territories have")} begun the practice; no finished adoptions are known.`
    : "No adoptions of this practice are known.";
}
