import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { table } from "../../components/table.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { COMPARISON, NEAREST } from "./queries.js";
import { texts } from "./texts.js";

/** The practices of the nearest territories that are not known here. @param {{id: string}} props */
export function Missing({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.missing}>
      ${answer({
        query: NEAREST,
        variables: { id },
        lines: 3,
        children: ({ territory }) => {
          if (!territory) return null;
          const { basedOn, items } = territory.peers;
          const ids = [basedOn.id, ...items.map((item) => item.territory.id)];
          return ids.length > 1
            ? html`<${Comparison} ids=${ids} />`
            : html`<${Empty} why=${t.noNeighbours} next=${html`<a href=${address("/compare", { ids: id })}>${t.toCompare}</a>`} />`;
        },
      })}
    <//>
  `;
}

function Comparison({ ids = /** @type {string[]} */ ([]) }) {
  const t = inLanguage(texts);
  return answer({
    query: COMPARISON,
    variables: { ids, lang: apiLanguage.value },
    lines: 3,
    children: ({ compare }) => {
      const [own, ...others] = compare?.territories ?? [];
      const rows = (own?.missing ?? []).map((practice) => ({
        practice,
        owners: others.filter((other) => other.practices.some((each) => each.id === practice.id)),
      }));
      const names = html`<${NodeLinks} nodes=${others.map((other) => other.territory)} />`;
      if (rows.length === 0) return html`<${Empty} why=${t.nothingMissing} next=${html`${t.nearest}${" "}${names}.`} />`;
      return html`
        <p class="prose">${t.nearest}${" "}${names}.</p>
        ${table({
          caption: t.missing,
          rows,
          total: own.missingCount,
          first: 20,
          file: "neighbours",
          columns: [
            { name: t.practice, cell: (row) => html`<${NodeLink} node=${row.practice} />`, value: (row) => row.practice.name },
            { name: t.has, figure: true, cell: (row) => t.share(row.owners.length, others.length), value: (row) => row.owners.length },
            { name: t.where, cell: (row) => html`<${NodeLinks} nodes=${row.owners.map((other) => other.territory)} />` },
          ],
        })}
      `;
    },
  });
}
