import { exportAddress } from "../../api/exports.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { pagedTable } from "../../components/paged-table.js";
import { SourceList } from "../../components/source-list.js";
import { date } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { BEGUN, BEGUN_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/** The territories that have begun a practice, by default the latest first. @param {{id: string, title: string}} props */
export function Begun({ id, title }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const lang = apiLanguage.value;
  const order = location.value.query.get("order.begun") === "ADAPTED_ON" ? "ADAPTED_ON" : "-ADAPTED_ON";
  /** @type {import("../../api/operations.js").AdoptionOrder} */
  const orderBy = { field: "ADAPTED_ON", direction: order.startsWith("-") ? "DESC" : "ASC" };
  return html`
    <h3>${title}</h3>
    ${pagedTable({
      query: BEGUN,
      variables: { id, lang, order: orderBy },
      connectionOf: ({ practice }) => practice?.adoptions,
      caption: title,
      csv: exportAddress(BEGUN_EXPORT, { id, lang, order: orderBy }),
      order,
      onOrder: (next) => navigate(withQuery({ "order.begun": next }), { replace: true }),
      empty: html`<${Empty} why=${t.noSpread} />`,
      columns: [
        { name: t.territory, cell: (row) => html`<${NodeLink} node=${row.territory} />` },
        { name: t.region, cell: ({ territory }) => (territory.region?.id === territory.id ? "" : territory.region?.name) },
        { name: t.begunOn, order: "ADAPTED_ON", cell: (row) => html`<a href=${nodeAddress(row.id)}>${date(row.adaptedOn) || c.unknown}</a>` },
        { name: c.sources, wide: true, cell: (row) => html`<${SourceList} sources=${row.sources.nodes} />` },
      ],
    })}
  `;
}
