export const texts = {
  ru: {
    question: "Какие программы идут и что в них происходит?",
    lead: "Выберите поток, чтобы увидеть его команды, проекты, события и сроки оценки результатов.",
    none: "В графе нет программ.",
    noneNext: "Они появятся после загрузки данных о программах.",
    runBy: "Проводит",
    noCohorts: "Потоки этой программы в графе не описаны.",
    teams: ["команда", "команды", "команд"],
  },
  en: {
    question: "Which programmes run, and what happens in them?",
    lead: "Choose a cohort to see its teams, projects, events and the dates of its assessments.",
    none: "The graph has no programmes.",
    noneNext: "They appear once data on programmes are loaded.",
    runBy: "Run by",
    noCohorts: "The graph does not describe the cohorts of this programme.",
    teams: ["team", "teams"],
  },
};
