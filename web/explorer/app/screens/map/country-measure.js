import { readAll, useLoaded } from "../../api/use-loaded.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { byRegion } from "./measure.js";
import { ADOPTIONS, INDICATORS, OBSERVATIONS, OBSERVED, POPULATION } from "./queries.js";
import { texts } from "./texts.js";

/** @import { Territory } from "./measure.js" */

export const COUNTRY_MEASURES = /** @type {const} */ (["practices", "adoptions", "population", "indicator"]);

/** The unit of awards and titles, which have no figure. */
const HONOUR = "honour";

/** Stands for the indicator of a country without any. @type {import("./measure.js").Measure} */
export const NO_MEASURE = { name: "", note: "", valueOf: () => null, format: String, zeroIsNone: false };

/**
 * Load a measure of all practices together, or of none.
 *
 * @param {{country: string, measure: string, indicator: string, regions: any[]}} view
 */
export function useCountryMeasure({ country, measure, indicator, regions }) {
  const lang = apiLanguage.value;
  return useLoaded([country, measure, indicator, lang].join(), async (answer, signal) => {
    if (measure === "population") return populationOf(regions, await answer(POPULATION, { country }));
    if (measure !== "indicator") return countOf(measure, await answer(ADOPTIONS, { country }));
    const nodes = (await answer(INDICATORS, { country, lang })).indicators?.nodes ?? [];
    const chosen = nodes.find((each) => each.id === indicator) ?? nodes[0];
    if (!chosen) return NO_MEASURE;
    const variables = { country, indicator: chosen.id };
    const isCount = chosen.unit === HONOUR;
    const observed = isCount ? await readAll(OBSERVED, { ...variables, lang }, (data) => data.observations, "nodes", signal) : [];
    return indicatorOf(chosen, await answer(OBSERVATIONS, variables), holdersOf(observed));
  });
}

/** @returns {import("./measure.js").Measure} */
function countOf(/** @type {string} */ measure, /** @type {any} */ data) {
  const t = inLanguage(texts);
  const { groups } = data.adoptions.aggregate;
  const isPractices = measure === "practices";
  return {
    name: isPractices ? t.practices : t.adoptions,
    note: isPractices ? t.practicesNote : t.adoptionsNote,
    valueOf: byRegion(groups, (group) => (isPractices ? group.distinctCount : group.count), 0),
    format: number,
    zeroIsNone: true,
  };
}

/** @returns {import("./measure.js").Measure} */
function populationOf(/** @type {any[]} */ regions, /** @type {any} */ data) {
  const t = inLanguage(texts);
  const sum = byRegion(data.municipalities.aggregate.groups, (group) => group.sum, null);
  const own = new Map(regions.map((region) => [region.id, region.population]));
  const isOwn = regions.some((region) => region.population !== null);
  return {
    name: t.population,
    note: isOwn ? t.populationNote : t.populationSumNote,
    valueOf: (region) => (isOwn ? own.get(region) ?? null : sum(region)),
    format: number,
    zeroIsNone: false,
  };
}

/** Return the territories of observations, each once, by name. @returns {Territory[]} */
function holdersOf(/** @type {any[]} */ observations) {
  const holders = new Map(observations.flatMap(({ territory }) => (territory ? [[territory.id, territory]] : [])));
  return [...holders.values()].sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

/** Honours are counted; of figures the median is robust to several years and to sizes. @returns {import("./measure.js").Measure} */
function indicatorOf(/** @type {any} */ indicator, /** @type {any} */ data, /** @type {Territory[]} */ holders) {
  const t = inLanguage(texts);
  const isCount = indicator.unit === HONOUR;
  return {
    name: indicator.name,
    note: isCount ? t.honourNote : t.medianNote,
    valueOf: byRegion(data.observations.aggregate.groups, (group) => (isCount ? group.distinctCount : group.median), null),
    format: (value) => number(value, isCount || value >= 100 ? 0 : 2),
    zeroIsNone: false,
    holders,
  };
}
