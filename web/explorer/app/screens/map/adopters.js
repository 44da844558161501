import { readAll, useLoaded } from "../../api/use-loaded.js";
import { apiLanguage } from "../../i18n/language.js";
import { named } from "./measure.js";
import { ADOPTERS, BATCH, NEXT_LEVEL, NEXT_REGIONS, nextOf } from "./queries.js";

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

/** @import { EdgeOf } from "../../api/client.js" */
/** @import { MapAdoptersQuery } from "../../api/operations.js" */

/** @returns {Adopter} */
function adopterOf(/** @type {EdgeOf<NonNullable<MapAdoptersQuery["practice"]>["diffusion"]>} */ edge) {
  const { node, adoptedOn, latitude, longitude } = edge;
  const year = adoptedOn ? Number(adoptedOn.slice(0, 4)) : null;
  const region = node.region && named(node.region);
  return { ...named(node), country: node.country, adoptedOn, year, latitude, longitude, region, isRegion: node.id === region?.id };
}

/**
 * Load the best score of a place for the practice by region: of the region itself or of one of its municipalities.
 *
 * @param {string} id
 * @param {string} country
 * @param {{id: string, name: string}[]} regions
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
        const edge = practice?.[`r${index}`].edges[0];
        if (edge) best.set(region.id, { score: edge.score, node: named(edge.node) });
      });
    }
    return best;
  });
}
