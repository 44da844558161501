/**
 * @import { Factor } from "../../i18n/texts.js"
 * @typedef {Partial<Record<Factor, number>>} Weights
 */

/** The factors whose weight can be changed, in the order of the sliders. @type {Factor[]} */
export const FACTORS = [
  "spreading",
  "popularity",
  "neighbours",
  "walk",
  "taste",
  "geography",
  "region",
  "indicators",
  "topic",
  "text",
  "fit",
  "kind",
  "size",
  "recency",
  "stage",
  "outcomes",
  "failures",
  "evidence",
  "cost",
  "prerequisites",
];

/** Return the weights that an address states, such as "geography:2,region:0"; those of 1 and unknown ones are left out. */
export function readWeights(/** @type {string | null} */ text) {
  /** @type {Weights} */
  const weights = {};
  for (const part of (text ?? "").split(",")) {
    const [name, value] = part.split(":");
    const factor = FACTORS.find((each) => each === name);
    const weight = Number(value);
    if (factor && value && weight >= 0 && weight <= 3 && weight !== 1) weights[factor] = weight;
  }
  return weights;
}

/** Return the weights as part of an address; null if all are 1. */
export function writeWeights(/** @type {Weights} */ weights) {
  const parts = FACTORS.filter((factor) => (weights[factor] ?? 1) !== 1).map((factor) => `${factor}:${weights[factor]}`);
  return parts.join(",") || null;
}
