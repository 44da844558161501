import { number, signed } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { texts } from "./texts.js";

/** @typedef {import("./adopters.js").Adopter} Adopter */

export const PRACTICE_MEASURES = /** @type {const} */ (["adopters", "share", "since", "next"]);

/** The adopters up to the end of a year; without a year all of them, also those without a date. */
export function adoptersUpTo(/** @type {Adopter[]} */ adopters, /** @type {number | null} */ year) {
  return year === null ? adopters : adopters.filter((each) => each.year !== null && each.year <= year);
}

/** The growth of the number of dated adopters, from the first year to the last one. */
export function growthOf(/** @type {Adopter[]} */ adopters) {
  const counts = new Map();
  for (const { year } of adopters) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  let cumulative = 0;
  return [...counts.keys()].sort((a, b) => a - b).map((year) => {
    cumulative += counts.get(year);
    return { year, new: counts.get(year), cumulative };
  });
}

/**
 * Return a measure of one practice.
 *
 * @param {Object} view
 * @param {string} view.measure
 * @param {Adopter[]} view.adopters  all of them
 * @param {number | null} view.year
 * @param {any[]} view.regions
 * @param {Map<string, {score: number, node: {id: string, name: string}}>} view.next  scores, for the measure `next`
 * @returns {import("./measure.js").Measure}
 */
export function practiceMeasure({ measure, adopters, year, regions, next }) {
  const t = inLanguage(texts);
  if (measure === "next") {
    return {
      name: t.next,
      note: t.nextNote,
      valueOf: (region) => next.get(region)?.score ?? null,
      bestOf: [...next].every(([region, { node }]) => node.id === region) ? undefined : (region) => next.get(region)?.node ?? null,
      format: signed,
      zeroIsNone: false,
      missing: t.noScore,
    };
  }
  if (measure === "since") {
    const first = firstYears(adoptersUpTo(adopters, year));
    return {
      name: t.since,
      note: t.sinceNote,
      valueOf: (region) => first.get(region) ?? null,
      format: String,
      zeroIsNone: false,
      missing: t.noDates,
      reversed: true,
      scaled: [...firstYears(adopters).values()],
    };
  }
  // The scale is that of all years, so that a colour has the same meaning while the time passes.
  const counted = measure === "share" ? adopters.filter((each) => !each.isRegion) : adopters;
  const counts = countsOf(adoptersUpTo(counted, year));
  const all = countsOf(counted);
  if (measure === "share") {
    const sizes = new Map(regions.map((region) => [region.id, region.municipalities.totalCount]));
    const shareIn = (/** @type {Map<string, number>} */ of, /** @type {string} */ region) => {
      const size = sizes.get(region) ?? 0;
      return size === 0 ? null : Math.min(1, (of.get(region) ?? 0) / size);
    };
    return {
      name: t.share,
      note: t.shareNote,
      valueOf: (region) => shareIn(counts, region),
      format: (value) => `${number(value * 100, 1)}\u00a0%`,
      zeroIsNone: true,
      scaled: regions.map((region) => shareIn(all, region.id)),
    };
  }
  return {
    name: t.adopters,
    note: t.adoptersNote,
    valueOf: (region) => counts.get(region) ?? 0,
    format: number,
    zeroIsNone: true,
    scaled: [...all.values()],
  };
}

/** The number of adopting territories by region, which may be one of them. */
function countsOf(/** @type {Adopter[]} */ adopters) {
  const counts = new Map();
  for (const { region } of adopters) if (region) counts.set(region.id, (counts.get(region.id) ?? 0) + 1);
  return counts;
}

function firstYears(/** @type {Adopter[]} */ adopters) {
  const first = new Map();
  for (const { region, year } of adopters) {
    if (region && year !== null) first.set(region.id, Math.min(year, first.get(region.id) ?? Infinity));
  }
  return first;
}
