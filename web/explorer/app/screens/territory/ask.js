import { NodeLink, nameOf } from "../../components/node-link.js";
import { adopterDetails } from "../../components/reason.js";
import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * @import { Edge } from "./next.js"
 * @typedef {Edge["nearestAdopters"][number]} Adopter
 * @typedef {{territory: Adopter["territory"], practices: {practice: Edge["node"], adopter: Adopter}[]}} Asked
 */

/** The number of territories that are named for a practice, and in all. */
const EACH = 2;
const MOST = 6;

const isBegun = (/** @type {Adopter} */ { stage }) => stage === "ADAPTED";

/** Return the adopters of a practice by distance: first the running adoptions, then the begun ones. */
function adoptersOf(/** @type {Edge} */ { nearestAdopters, latestAdopters }) {
  const known = new Map([...latestAdopters, ...nearestAdopters].map((each) => [each.territory.id, each]));
  return [...known.values()].sort(
    (a, b) => Number(isBegun(a)) - Number(isBegun(b)) || (a.distanceKm ?? Infinity) - (b.distanceKm ?? Infinity) || 0,
  );
}

/** Return the territories to ask: first the territories that run a practice, then the others. */
function asked(/** @type {Edge[]} */ edges) {
  /** @type {Map<string, Asked>} */
  const territories = new Map();
  // The first of each practice before the second of any, so that every practice has one.
  for (let place = 0; place < EACH; place++) {
    for (const edge of edges) {
      const adopter = adoptersOf(edge)[place];
      if (!adopter) continue;
      const { territory } = adopter;
      const entry = territories.get(territory.id) ?? { territory, practices: [] };
      entry.practices.push({ practice: edge.node, adopter });
      territories.set(territory.id, entry);
    }
  }
  const isOnlyBegun = (/** @type {Asked} */ { practices }) => practices.every(({ adopter }) => isBegun(adopter));
  return [...territories.values()].slice(0, MOST).sort((a, b) => Number(isOnlyBegun(a)) - Number(isOnlyBegun(b)));
}

/** The territories that have recommended practices, each with the practices to ask about. @param {{edges: Edge[]}} props */
export function Ask({ edges }) {
  const t = inLanguage(texts);
  const territories = asked(edges);
  if (territories.length === 0) return null;
  const adopters = territories.flatMap(({ practices }) => practices.map(({ adopter }) => adopter));
  const begun = adopters.filter(isBegun).length;
  return html`
    <h3>${t.ask}</h3>
    <p class="prose">${begun === 0 ? t.askLead : begun < adopters.length ? t.askLeadMixed : t.askLeadBegun}</p>
    <ul class="items prose">
      ${territories.map(
        ({ territory, practices }) => html`
          <li>
            <${NodeLink} node=${territory} />
            <span class="small quiet">${" "}— ${practices.map(inWords).join("; ")}</span>
            ${territory.officeHolders.edges
              .filter((edge) => !edge.to)
              .map((edge) => html`<div class="small"><${NodeLink} node=${edge.node} />${edge.position && `, ${edge.position}`}</div>`)}
          </li>
        `,
      )}
    </ul>
  `;
}

/** Return the name of a practice, with the date if it has only begun. */
function inWords(/** @type {Asked["practices"][number]} */ { practice, adopter }) {
  return isBegun(adopter) ? `${nameOf(practice)} (${adopterDetails({ ...adopter, distanceKm: null })})` : nameOf(practice);
}
