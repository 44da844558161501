import { exportAddress } from "../../api/exports.js";
import { usePages } from "../../api/use-pages.js";
import { useQuery } from "../../api/use-query.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { fieldValue } from "../../components/field-value.js";
import { NodeLink, nameOf } from "../../components/node-link.js";
import { Reasons, adopterDetails } from "../../components/reason.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { table } from "../../components/table.js";
import { word } from "../../i18n/enums.js";
import { number, signed } from "../../i18n/format.js";
import { apiLanguage, inLanguage, language } from "../../i18n/language.js";
import { location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { NEXT_ADOPTERS, NEXT_EXPORT, REGIONS } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @import { NextAdoptersQuery } from "../../api/operations.js"
 * @typedef {Item<NonNullable<NextAdoptersQuery["practice"]>["nextAdopters"]>} Edge
 */

/** The territories that may adopt a practice next, likeliest first. @param {{id: string}} props */
export function NextAdopters({ id }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const region = location.value.query.get("region");
  const pages = usePages(NEXT_ADOPTERS, { id, lang, region }, (data) => data.practice?.nextAdopters);
  const error = pages.error && html`<${ErrorNotice} text=${pages.error.text} retryAfter=${pages.error.retryAfter} retry=${pages.retry} />`;
  const { connection, items, latest } = pages; // the filter stays when its answer fails
  return html`
    <${Section} title=${t.next} id="next">
      ${latest && html`
        <p class="prose quiet">${latest.coverage === "SAMPLE" ? t.nextSample : t.nextNote}</p>
        ${latest.level === "MUNICIPALITY" && latest.country && html`<${RegionFilter} country=${latest.country} region=${region ?? ""} />`}
      `}
      ${connection === undefined && (error ?? html`<${Skeleton} lines=${6} />`)}
      ${connection && html`
        ${items.length === 0
          ? html`<${Empty} why=${t.noNext} next=${region && html`<a href=${withQuery({ region: null })}>${t.allRegions}</a>`} />`
          : table({
              caption: t.next,
              columns: columns(),
              rows: items,
              total: connection.totalCount,
              csv: exportAddress(NEXT_EXPORT, pages.variables),
              more: pages.more,
              busy: pages.loading,
            })}
        ${error}
      `}
    <//>
  `;
}

function RegionFilter({ country = "", region = "" }) {
  const t = inLanguage(texts);
  const { data } = useQuery(REGIONS, { country, lang: apiLanguage.value });
  return html`
    <label class="field screen-only">
      ${t.region}
      <select value=${region} onChange=${(/** @type {Event} */ event) => navigate(withQuery({ region: fieldValue(event) }), { replace: true })}>
        <option value="">${t.allRegions}</option>
        ${data?.regions?.nodes.map((each) => html`<option value=${each.id} selected=${each.id === region}>${nameOf(each)}</option>`)}
      </select>
    </label>
  `;
}

/** @returns {import("../../components/table.js").Column<Edge>[]} */
function columns() {
  const t = inLanguage(texts);
  return [
    {
      name: t.territory,
      cell: (row) => html`
        ${number(row.rank)}. <${NodeLink} node=${row.node} />
        ${row.node.region && row.node.region.id !== row.node.id && html`<div class="quiet">${row.node.region.name}</div>`}
      `,
    },
    { name: t.why, wide: true, cell: (row) => html`<${Reasons} edge=${row} to=${2} />` },
    {
      name: t.nearest,
      cell: (row) => {
        const [nearest] = row.nearestAdopters;
        const details = nearest && adopterDetails(nearest);
        return nearest && html`<${NodeLink} node=${nearest.territory} />${details && `, ${details}`}`;
      },
    },
    {
      name: t.probability,
      cell: (row) => (row.probability ? (language.value === "en" ? row.probability.textEn : row.probability.textRu) : t.noProbability),
    },
    { name: t.confidence, cell: (row) => word("Confidence", row.confidence) },
    { name: t.score, figure: true, cell: (row) => signed(row.score) },
  ];
}
