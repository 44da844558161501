import { useQuery } from "../../api/use-query.js";
import { NodeLink } from "../../components/node-link.js";
import { dateIn, dateSince, sentenceEnd } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { NEXT } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { TerritoryQuery } from "../../api/operations.js"
 * @typedef {NonNullable<TerritoryQuery["territory"]>} TerritoryData
 * @typedef {TerritoryData["adoptions"]} Adoptions
 */

/**
 * What a territory has taken up, in one or two sentences; of a region also what its municipalities have.
 *
 * @param {{data: TerritoryQuery, territory: TerritoryData}} props
 */
export function Summary({ data, territory }) {
  const t = inLanguage(texts);
  const { adoptions, begun } = territory;
  const { inMunicipalities, begunInMunicipalities } = data;
  const municipal = inMunicipalities?.totalCount ?? 0;
  if (adoptions.totalCount > 0) {
    return html`
      ${t.adopted(adoptions.totalCount, begun.totalCount)}${" "}<${Latest} running=${adoptions.nodes[0]} begun=${begun.nodes[0]} />
      ${municipal > 0 && ` ${t.moreInMunicipalities(municipal)}`}
    `;
  }
  if (municipal === 0) return html`${t.nothingAdopted}<${Below} id=${territory.id} />`;
  return html`
    ${t.adoptedInMunicipalities(municipal, begunInMunicipalities?.totalCount ?? 0)}${" "}
    <${Latest} running=${inMunicipalities?.nodes[0]} begun=${begunInMunicipalities?.nodes[0]} withTerritory />
  `;
}

/** What follows for a territory without adoptions; nothing unless it follows. @param {{id: string}} props */
function Below({ id }) {
  const { data } = useQuery(NEXT, { id, lang: apiLanguage.value });
  const edges = data?.territory?.recommendations.edges ?? [];
  return edges.some((edge) => edge.nearestAdopters.length > 0) && html`${" "}${inLanguage(texts).below}`;
}

/**
 * The adoption with the latest of all dates, adopted or begun; nothing without dates.
 *
 * @param {{running?: Adoptions["nodes"][number], begun?: Adoptions["nodes"][number], withTerritory?: boolean}} props  each
 *   the latest by its date
 */
function Latest({ running, begun, withTerritory = false }) {
  const t = inLanguage(texts);
  const isBegun = (begun?.adaptedOn ?? "") > (running?.runningOn ?? "");
  const latest = isBegun ? begun : running;
  const day = isBegun ? begun?.adaptedOn : running?.runningOn;
  if (!latest || !day) return null;
  const isLimit = !isBegun && latest.runningOnQualifier === "NO_LATER_THAN";
  const when = isLimit ? t.noLaterThan(dateSince(day)) : dateIn(day);
  return html`
    ${t.latest}${" "}<${NodeLink} node=${latest.practice} />,${" "}
    ${withTerritory && html`<${NodeLink} node=${latest.territory} />,${" "}`}
    ${sentenceEnd(isBegun ? t.latestBegun(when) : t.latestRunning(when))}
  `;
}
