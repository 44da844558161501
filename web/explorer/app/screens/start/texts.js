import { counted } from "../../i18n/format.js";

export const texts = {
  ru: {
    question: "Что тиражировать вашему муниципалитету?",
    lead: "Найдите свою территорию. Вы увидите, какие практики внедрили похожие и ближайшие муниципалитеты, что можно перенять следующим и у кого спросить.",
    entries: "С чего начать",
    team: "Муниципальной команде",
    teamLead: "Посмотрите, что внедряют похожие территории и почему это подходит вам.",
    whatNext: (/** @type {string} */ name) => `Что тиражировать: ${name}`,
    manager: "Руководителю программы",
    managerLead: "Посмотрите команды и проекты потока, их состояние и сроки оценки результатов.",
    allProgrammes: "Все программы",
    analyst: "Аналитику",
    analystLead: "Посмотрите, как распространялась практика, сравните территории, составьте свой запрос.",
    map: "Карта регионов",
    compare: "Сравнить территории",
    queries: "Составить запрос GraphQL",
    contents: "Что есть в графе",
    territories: (/** @type {number} */ regions, /** @type {number} */ municipalities) =>
      `В графе ${counted(regions, "регион", "региона", "регионов")} и ${counted(municipalities, "муниципалитет", "муниципалитета", "муниципалитетов")} России, США и других стран.`,
    practices: (/** @type {number} */ practices, /** @type {number} */ adoptions) =>
      `Описано: ${counted(practices, "практика", "практики", "практик")}, ${counted(adoptions, "внедрение", "внедрения", "внедрений")}.`,
    programmes: (/** @type {number} */ programmes, /** @type {number} */ teams, /** @type {number} */ projects) =>
      `Есть сведения о ${counted(programmes, "программе", "программах", "программах")}, ${counted(teams, "команде", "командах", "командах")} и ${counted(projects, "проекте", "проектах", "проектах")}.`,
    sources: (/** @type {number} */ count) => `Факты взяты из ${counted(count, "источника", "источников", "источников")}; источник указан у каждого факта.`,
    latest: (/** @type {string} */ date) => `Самое позднее внедрение: ${date}`,
    noDates: "Даты внедрений в данных не указаны.",
    datasets: "Наборы данных",
    dataset: "Набор данных",
    publisher: "Издатель",
    licence: "Лицензия",
  },
  en: {
    question: "What should your municipality replicate?",
    lead: "Find your territory. You will see which practices similar and nearby municipalities have adopted, what to take up next, and whom to ask.",
    entries: "Where to begin",
    team: "Municipal teams",
    teamLead: "See what similar territories adopt and why it suits you.",
    whatNext: (/** @type {string} */ name) => `What to replicate: ${name}`,
    manager: "Programme managers",
    managerLead: "See the teams and projects of a cohort, their state, and when their results are due for assessment.",
    allProgrammes: "All programmes",
    analyst: "Analysts",
    analystLead: "See how a practice spread, compare territories, write a query of your own.",
    map: "Map of regions",
    compare: "Compare territories",
    queries: "Write a GraphQL query",
    contents: "What the graph has",
    territories: (/** @type {number} */ regions, /** @type {number} */ municipalities) =>
      `The graph has ${counted(regions, "region", "regions")} and ${counted(municipalities, "municipality", "municipalities")} of Russia, the USA and other countries.`,
    practices: (/** @type {number} */ practices, /** @type {number} */ adoptions) =>
      `It describes ${counted(practices, "practice", "practices")} and ${counted(adoptions, "adoption", "adoptions")}.`,
    programmes: (/** @type {number} */ programmes, /** @type {number} */ teams, /** @type {number} */ projects) =>
      `It covers ${counted(programmes, "programme", "programmes")}, ${counted(teams, "team", "teams")} and ${counted(projects, "project", "projects")}.`,
    sources: (/** @type {number} */ count) => `The facts come from ${counted(count, "source", "sources")}; every fact names its source.`,
    latest: (/** @type {string} */ date) => `The latest adoption: ${date}`,
    noDates: "The data state no dates of adoptions.",
    datasets: "Data sets",
    dataset: "Data set",
    publisher: "Publisher",
    licence: "Licence",
  },
};
