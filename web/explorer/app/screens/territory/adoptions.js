import { exportAddress } from "../../api/exports.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { pagedTable } from "../../components/paged-table.js";
import { Section } from "../../components/section.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { datedColumns, useOrder } from "./adoption-columns.js";
import { ADOPTIONS, ADOPTIONS_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/** The practices that a territory has taken up, with their dates and sources. @param {{id: string}} props */
export function Adoptions({ id }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const { order, orderBy, onOrder } = useOrder("order");
  const { stage, begun, running, sources } = datedColumns();
  return html`
    <${Section} title=${t.adoptions}>
      ${pagedTable({
        query: ADOPTIONS,
        variables: { id, lang, order: orderBy },
        connectionOf: ({ territory }) => territory?.adoptions,
        caption: t.adoptions,
        csv: exportAddress(ADOPTIONS_EXPORT, { id, lang, order: orderBy }),
        order,
        onOrder,
        empty: html`<${Empty} why=${t.noAdoptions} next=${t.noAdoptionsNext} />`,
        columns: [
          { name: t.practice, cell: (row) => html`<${NodeLink} node=${row.practice} />` },
          stage,
          begun,
          running,
          { name: t.project, cell: (row) => row.project && html`<${NodeLink} node=${row.project} />` },
          sources,
        ],
      })}
    <//>
  `;
}
