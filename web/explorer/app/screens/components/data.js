import { inLanguage } from "../../i18n/language.js";

/** Made-up names and sentences. */
const texts = {
  ru: {
    territory: (/** @type {string} */ letter) => `Территория ${letter}`,
    long: "Муниципальное образование с названием из многих слов, которое не помещается в одну строку ни на телефоне, ни в узком столбце таблицы",
    source: "Отчёт о практике",
    longSource: "Сводный отчёт о ходе внедрения практик на территориях за все годы наблюдений с приложениями и пояснительной запиской",
    publisher: "Издатель",
    reason: "Довод за: практика внедрена на 3 из 5 похожих территорий, самая похожая из них — Территория А.",
    against: "Слабый довод против: практика внедрена на 1 из 20 территорий региона.",
    name: "Название",
    region: "Регион",
    regionName: "Область 1",
    population: "Население",
    note: "Примечание",
    noteText: "Практика работает.",
    why: "О практиках этой территории сведений нет.",
    next: "Посмотрите похожие территории.",
    error: "Хранилище недоступно.",
    curve: "Внедрения по годам",
    section: "Раздел страницы",
    text: "Текст раздела.",
    role: "эксперт",
    organization: "Школа",
    programme: "Программа обучения",
    team: "Команда",
  },
  en: {
    territory: (/** @type {string} */ letter) => `Territory ${letter}`,
    long: "A municipality with a name of many words, which fits into one line neither on a phone nor in a narrow column of a table",
    source: "Report on the practice",
    longSource: "Summary report on the adoption of practices by the territories in all years of observation, with annexes and an explanatory note",
    publisher: "Publisher",
    reason: "An argument for: 3 of 5 similar territories have the practice; the most similar one is Territory A.",
    against: "A slight argument against: 1 of 20 territories of the region has the practice.",
    name: "Name",
    region: "Region",
    regionName: "Region 1",
    population: "Population",
    note: "Note",
    noteText: "The practice runs.",
    why: "No practices of this territory are known.",
    next: "See similar territories.",
    error: "The store is not available.",
    curve: "Adoptions by year",
    section: "A section of a page",
    text: "The text of the section.",
    role: "expert",
    organization: "School",
    programme: "Training programme",
    team: "Team",
  },
};

function involvement(/** @type {"ORGANISER" | "TEAM"} */ kind, /** @type {string | null} */ role, /** @type {Record<string, string>} */ nodes) {
  const path = Object.entries({ "person:sample": "", ...nodes }).map(([id, label]) => ({ id, label }));
  return { kind, roleRu: role, roleEn: role, nodes: path };
}

/** Return the data of the samples in the language of the page. None of them is real. */
export function sampleData() {
  const t = inLanguage(texts);
  const letters = inLanguage({ ru: ["А", "Б", "В"], en: ["A", "B", "C"] });
  const territories = letters.map((letter, index) => ({ id: `municipality:sample-${index + 1}`, name: t.territory(letter) }));
  const source = { id: "source:sample-1", title: t.source, url: "https://example.org/report", publisher: t.publisher, date: "2020-05" };
  return {
    t,
    territories,
    longTerritory: { id: "municipality:sample-4", name: t.long },
    source,
    longSource: { ...source, id: "source:sample-2", title: t.longSource, date: "2020-05-17" },
    rows: territories.map((territory, index) => ({ territory, region: t.regionName, population: [48200, 125700, null][index], note: t.noteText })),
    longRow: { territory: { id: "municipality:sample-4", name: t.long }, region: t.regionName, population: 1250000, note: t.longSource },
    score: {
      score: 1.25,
      contributions: [
        { factor: "neighbours", contribution: 1.1 },
        { factor: "geography", contribution: 0.45 },
        { factor: "prerequisites", contribution: -0.3 },
      ],
    },
    edge: {
      adopterCount: 12,
      adaptingCount: 2,
      nearestAdopters: [{ territory: territories[0], distanceKm: 48.6, adoptedOn: "2019-03", stage: "RUNNING" }],
      contributions: [
        { explanationRu: t.reason, explanationEn: t.reason, adopters: [{ territory: territories[0] }] },
        { explanationRu: t.against, explanationEn: t.against, adopters: [] },
      ],
    },
    involvements: [
      involvement("ORGANISER", t.role, { "organization:sample": t.organization, "program:sample": t.programme }),
      involvement("TEAM", null, { "team:sample": t.team }),
    ],
    years: [2016, 2017, 2018, 2020, 2021].map((year, index) => ({ year, cumulative: [1, 4, 9, 15, 22][index] })),
  };
}
