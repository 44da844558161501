import { answer } from "../../components/answer.js";
import { html } from "../../vendor/preact.js";
import { Adoptions } from "./adoptions.js";
import { Missing } from "./missing.js";
import { MunicipalAdoptions, Municipalities, Unknown } from "./municipal.js";
import { Next } from "./next.js";
import { Peers } from "./peers.js";
import { People, Projects } from "./people.js";
import { REGION_LEVEL } from "./queries.js";

/** @typedef {Record<"adoptions" | "next" | "nearest" | "projects" | "people" | "peers", boolean>} Known */

/**
 * The sections of a region: those with content, its municipalities, and a paragraph on what is not known.
 *
 * @param {{territory: {id: string, country: string, municipalities: {totalCount: number}}, inMunicipalities: number}} props
 *   inMunicipalities: the number of adoptions by its municipalities
 */
export function RegionSections({ territory, inMunicipalities }) {
  const { id, country } = territory;
  return answer({
    query: REGION_LEVEL,
    variables: { id },
    lines: 6,
    children: ({ region }) => {
      if (!region) return null;
      /** @type {Known} */
      const known = {
        adoptions: region.adoptions.totalCount > 0,
        next: region.recommendations.totalCount > 0,
        nearest: region.nearest.items.length > 0,
        projects: region.teams.totalCount + region.projects.totalCount > 0,
        people: region.officeHolders.totalCount + region.experts.length > 0,
        peers: region.peers.items.length > 0,
      };
      const municipal = inMunicipalities > 0 && html`<${MunicipalAdoptions} id=${id} country=${country} />`;
      return html`
        ${!known.adoptions && municipal}
        ${known.next && html`<${Next} id=${id} />`}
        ${known.adoptions && html`<${Adoptions} id=${id} />${municipal}`}
        ${known.nearest && html`<${Missing} id=${id} />`}
        ${known.projects && html`<${Projects} id=${id} />`}
        ${known.people && html`<${People} id=${id} />`}
        ${known.peers && html`<${Peers} id=${id} />`}
        <${Unknown} id=${id} known=${known} />
        ${territory.municipalities.totalCount > 0 && html`<${Municipalities} id=${id} />`}
      `;
    },
  });
}
