import { exportAddress } from "../../api/exports.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { pagedTable } from "../../components/paged-table.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { word } from "../../i18n/enums.js";
import { date } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { ADOPTIONS, ADOPTIONS_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @typedef {Item<NonNullable<import("../../api/operations.js").AdoptionsQuery["territory"]>["adoptions"]>} Adoption
 */

/** The practices that a territory has taken up, with their dates and sources. @param {{id: string}} props */
export function Adoptions({ id }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const order = location.value.query.get("order") === "RUNNING_ON" ? "RUNNING_ON" : "-RUNNING_ON";
  /** @type {import("../../api/operations.js").AdoptionOrder} */
  const orderBy = { field: "RUNNING_ON", direction: order.startsWith("-") ? "DESC" : "ASC" };
  return html`
    <${Section} title=${t.adoptions}>
      ${pagedTable({
        query: ADOPTIONS,
        variables: { id, lang, order: orderBy },
        connectionOf: ({ territory }) => territory?.adoptions,
        caption: t.adoptions,
        csv: exportAddress(ADOPTIONS_EXPORT, { id, lang, order: orderBy }),
        order,
        onOrder: (next) => navigate(withQuery({ order: next }), { replace: true }),
        empty: html`<${Empty} why=${t.noAdoptions} next=${t.noAdoptionsNext} />`,
        columns: [
          { name: t.practice, cell: (row) => html`<${NodeLink} node=${row.practice} />` },
          { name: t.stage, cell: (row) => html`<a href=${nodeAddress(row.id)}>${word("AdoptionStage", row.stage) || t.stageUnknown}</a>` },
          { name: t.since, order: "RUNNING_ON", cell: when },
          { name: t.project, cell: (row) => row.project && html`<${NodeLink} node=${row.project} />` },
          { name: inLanguage(common).sources, wide: true, cell: (row) => html`<${SourceList} sources=${row.sources.nodes} />` },
        ],
      })}
    <//>
  `;
}

/** The dates of an adoption in words. */
function when(/** @type {Adoption} */ row) {
  const t = inLanguage(texts);
  const start = row.runningOn ?? row.adaptedOn ?? row.requestedOn;
  const from = row.runningOnQualifier === "NO_LATER_THAN" ? t.noLaterThan(date(start)) : date(start);
  return row.stoppedOn ? `${from} — ${date(row.stoppedOn)}` : from || inLanguage(common).unknown;
}
