import { readAll, useLoaded } from "../../api/use-loaded.js";
import { apiLanguage } from "../../i18n/language.js";
import { ADOPTERS, NEXT_LEVEL, NEXT_REGIONS, nextOf } from "./queries.js";

/**
 * @typedef {Object} Adopter
 * @property {string} id
 * @property {string} name
 * @property {string} country
 * @property {string | null} adoptedOn
 * @property {number | null} year
 * @property {number | null} latitude
 * @property {number | null} longitude
 * @property {{id: string, name: string} | null} region
 * @property {boolean} isRegion
 */

/** Regions in one request, below the limit of tokens of a document. */
const BATCH = 40;

/**
 * Load the territories that have adopted a practice, by date; those without a date are last.
 *
 * @param {string} id
 * @returns {import("../../api/use-loaded.js").Loaded<Adopter[]>}
 */
export function useAdopters(id) {
  const lang = apiLanguage.value;
  return useLoaded([id, lang].join(), async (_, signal) => {
    const edges = await readAll(ADOPTERS, { id, lang }, (data) => data.practice?.diffusion, "edges", signal);
    return edges.map(adopterOf);
  });
}

/** @returns {Adopter} */
function adopterOf(/** @type {any} */ { node, adoptedOn, latitude, longitude }) {
  const year = adoptedOn ? Number(adoptedOn.slice(0, 4)) : null;
  const { id, name, country, region } = node;
  return { id, name, country, adoptedOn, year, latitude, longitude, region, isRegion: id === region?.id };
}

/**
 * Load the best score of a place for the practice by region: of the region itself or of one of its municipalities.
 *
 * @param {string} id
 * @param {string} country
 * @param {any[]} regions
 * @param {boolean} isShown  nothing is loaded for another measure
 */
export function useNextScores(id, country, regions, isShown) {
  const lang = apiLanguage.value;
  return useLoaded(isShown ? [id, country, lang].join() : "", async (answer, signal) => {
    /** @type {Map<string, {score: number, node: {id: string, name: string}}>} */
    const best = new Map();
    const level = (await answer(NEXT_LEVEL, { id, country })).practice?.nextAdopters.level;
    if (level === "REGION") {
      const edges = await readAll(NEXT_REGIONS, { id, country }, (data) => data.practice?.nextAdopters, "edges", signal);
      const names = new Map(regions.map((region) => [region.id, region.name]));
      for (const { score, node } of edges) best.set(node.id, { score, node: { id: node.id, name: names.get(node.id) ?? "" } });
      return best;
    }
    for (let start = 0; start < regions.length; start += BATCH) {
      const batch = regions.slice(start, start + BATCH);
      const variables = Object.fromEntries(batch.map((region, index) => [`r${index}`, region.id]));
      const { practice } = await answer(nextOf(batch.length), { id, country, lang, ...variables });
      batch.forEach((region, index) => {
        const [edge] = practice[`r${index}`].edges;
        if (edge) best.set(region.id, edge);
      });
    }
    return best;
  });
}
