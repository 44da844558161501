import { own } from "../own.js";
import { inLanguage } from "./language.js";

/** @import * as operations from "../api/operations.js" */

/**
 * A word for each value. Those of enums that only composed queries read are not checked.
 *
 * @typedef {{
 *   AdoptionStage: Record<operations.AdoptionStage, string>,
 *   AssessmentState: Record<operations.AssessmentState, string>,
 *   AssessmentBasis: Record<operations.AssessmentBasis, string>,
 *   CohortStatus: Record<operations.CohortStatus, string>,
 *   Confidence: Record<operations.Confidence, string>,
 *   CostBand: Record<operations.CostBand, string>,
 *   Complexity: Record<operations.Complexity, string>,
 *   CoverageCompleteness: Record<operations.CoverageCompleteness, string>,
 *   EventKind: Record<operations.EventKind, string>,
 *   EvidenceLevel: Record<operations.EvidenceLevel, string>,
 *   InvolvementKind: Record<operations.InvolvementKind, string>,
 *   ModuleMode: Record<operations.ModuleMode, string>,
 *   MunicipalityKind: Record<operations.MunicipalityKind, string>,
 *   OrganizationKind: Record<string, string>,
 *   ProjectStatus: Record<operations.ProjectStatus, string>,
 *   TerritoryLevel: Record<operations.TerritoryLevel, string>,
 * }} Words
 */

/** The values of enums of the schema in words. @satisfies {{ru: Words, en: Words}} */
const texts = {
  ru: {
    AdoptionStage: {
      REQUESTED: "Запрошено",
      ADAPTED: "Начато",
      RUNNING: "Работает",
      ASSESSED: "Оценено",
      STOPPED: "Прекращено",
    },
    AssessmentState: { LATE: "Просрочена", DUE: "Предстоит", DONE: "Проведена" },
    AssessmentBasis: { STATED: "Указан в источнике", COMPUTED: "Рассчитан по окончании потока" },
    CohortStatus: { ANNOUNCED: "Объявлен", UNDER_WAY: "Идёт", FINISHED: "Завершён" },
    Confidence: { HIGH: "Высокая", LOW: "Низкая", NOT_ENOUGH_DATA: "Данных недостаточно" },
    CostBand: { LOW: "Низкая", MEDIUM: "Средняя", HIGH: "Высокая" },
    Complexity: { LOW: "Низкая", MEDIUM: "Средняя", HIGH: "Высокая" },
    CoverageCompleteness: { COMPLETE: "Полный перечень", SAMPLE: "Выборка" },
    EventKind: {
      PLENARY: "Пленарное заседание",
      LECTURE: "Лекция",
      INTENSIVE: "Интенсив",
      MASTER_CLASS: "Мастер-класс",
      PROJECT_WORK: "Проектная работа",
    },
    EvidenceLevel: {
      ANECDOTAL: "Отдельные примеры",
      DESCRIPTIVE: "Описание результатов",
      COMPARATIVE: "Сравнение",
      CAUSAL: "Причинная связь",
    },
    InvolvementKind: { TEAM: "Участие в команде", SPEAKER: "Выступление", OFFICE: "Должность", ORGANISER: "Организация программы" },
    ModuleMode: { IN_PERSON: "Очно", ONLINE: "Онлайн", BLENDED: "Смешанный", UNKNOWN: "Не указан" },
    MunicipalityKind: {
      CITY: "Город",
      SETTLEMENT: "Поселение",
      MUNICIPAL_DISTRICT: "Муниципальный район",
      MUNICIPAL_OKRUG: "Муниципальный округ",
      URBAN_OKRUG: "Городской округ",
      INNER_CITY_TERRITORY: "Внутригородская территория",
      COUNTY: "Округ",
    },
    OrganizationKind: {
      STATE_BODY: "Государственный орган",
      MINISTRY: "Министерство",
      PLATFORM: "Площадка",
      MANAGEMENT_SCHOOL: "Школа управления",
      ASSOCIATION: "Ассоциация",
      COMPANY: "Компания",
      INSTITUTE: "Институт",
      CORPORATION: "Корпорация",
    },
    ProjectStatus: {
      BEING_DEVELOPED: "Разрабатывается",
      PRESENTED: "Представлен",
      BEING_CARRIED_OUT: "Реализуется",
      FINISHED: "Завершён",
      STOPPED: "Прекращён",
    },
    TerritoryLevel: { REGION: "Регионы", MUNICIPALITY: "Муниципалитеты" },
  },
  en: {
    AdoptionStage: {
      REQUESTED: "Requested",
      ADAPTED: "Begun",
      RUNNING: "Running",
      ASSESSED: "Assessed",
      STOPPED: "Stopped",
    },
    AssessmentState: { LATE: "Late", DUE: "Due", DONE: "Done" },
    AssessmentBasis: { STATED: "Stated by a source", COMPUTED: "Computed from the end of the cohort" },
    CohortStatus: { ANNOUNCED: "Announced", UNDER_WAY: "Under way", FINISHED: "Finished" },
    Confidence: { HIGH: "High", LOW: "Low", NOT_ENOUGH_DATA: "Not enough data" },
    CostBand: { LOW: "Low", MEDIUM: "Medium", HIGH: "High" },
    Complexity: { LOW: "Low", MEDIUM: "Medium", HIGH: "High" },
    CoverageCompleteness: { COMPLETE: "Complete list", SAMPLE: "Sample" },
    EventKind: {
      PLENARY: "Plenary",
      LECTURE: "Lecture",
      INTENSIVE: "Intensive",
      MASTER_CLASS: "Master class",
      PROJECT_WORK: "Project work",
    },
    EvidenceLevel: {
      ANECDOTAL: "Anecdotal",
      DESCRIPTIVE: "Descriptive",
      COMPARATIVE: "Comparative",
      CAUSAL: "Causal",
    },
    InvolvementKind: { TEAM: "Member of a team", SPEAKER: "Speaker", OFFICE: "Office", ORGANISER: "Organiser" },
    ModuleMode: { IN_PERSON: "In person", ONLINE: "Online", BLENDED: "Blended", UNKNOWN: "Not stated" },
    MunicipalityKind: {
      CITY: "City",
      SETTLEMENT: "Settlement",
      MUNICIPAL_DISTRICT: "Municipal district",
      MUNICIPAL_OKRUG: "Municipal okrug",
      URBAN_OKRUG: "Urban okrug",
      INNER_CITY_TERRITORY: "Inner-city territory",
      COUNTY: "County",
    },
    OrganizationKind: {
      STATE_BODY: "State body",
      MINISTRY: "Ministry",
      PLATFORM: "Platform",
      MANAGEMENT_SCHOOL: "School of management",
      ASSOCIATION: "Association",
      COMPANY: "Company",
      INSTITUTE: "Institute",
      CORPORATION: "Corporation",
    },
    ProjectStatus: {
      BEING_DEVELOPED: "Being developed",
      PRESENTED: "Presented",
      BEING_CARRIED_OUT: "Being carried out",
      FINISHED: "Finished",
      STOPPED: "Stopped",
    },
    TerritoryLevel: { REGION: "Regions", MUNICIPALITY: "Municipalities" },
  },
};

/** Return the words for the values of an enum. @returns {Record<string, string>} */
export function wordsOf(/** @type {keyof typeof texts.ru} */ name) {
  return inLanguage(texts)[name];
}

/** Return the words for a value of an enum, e.g. word("ProjectStatus", "FINISHED"); "" for null. */
export function word(/** @type {keyof typeof texts.ru} */ name, /** @type {string | null | undefined} */ value) {
  if (!value) return "";
  return own(wordsOf(name), value) ?? value;
}
