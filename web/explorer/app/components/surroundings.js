import { html } from "../vendor/preact.js";
import { elementOf } from "./element.js";

/** @typedef {{name: string | null} | null} Named */

/**
 * The region, cohort or territory of a node that a search found, from `FOUND_FIELDS`.
 *
 * @param {{node: {id: string, region?: Named, cohort?: Named, territory?: Named}}} props
 */
export function Surroundings({ node }) {
  return html`<span class="quiet small">${(node.region ?? node.cohort ?? node.territory)?.name}</span>`;
}

export const surroundings = elementOf(Surroundings);
