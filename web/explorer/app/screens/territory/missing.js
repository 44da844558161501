import { Answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Table } from "../../components/table.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { COMPARISON, NEAREST } from "./queries.js";
import { texts } from "./texts.js";

/** The practices that the nearest territories have and this one has not. @param {{id: string}} props */
export function Missing({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.missing}>
      <${Answer} query=${NEAREST} variables=${{ id }} lines=${3}>
        ${(/** @type {any} */ data) => {
          const { basedOn, items } = data.territory.peers;
          const ids = [basedOn.id, ...items.map((/** @type {any} */ item) => item.territory.id)];
          return ids.length > 1
            ? html`<${Comparison} ids=${ids} />`
            : html`<${Empty} why=${t.noNeighbours} next=${html`<a href=${address("/compare", { ids: id })}>${t.toCompare}</a>`} />`;
        }}
      <//>
    <//>
  `;
}

function Comparison({ ids = /** @type {string[]} */ ([]) }) {
  const t = inLanguage(texts);
  return html`
    <${Answer} query=${COMPARISON} variables=${{ ids, lang: apiLanguage.value }} lines=${3}>
      ${(/** @type {any} */ data) => {
        const [own, ...others] = data.compare.territories;
        const rows = own.missing.map((/** @type {any} */ practice) => ({
          practice,
          owners: others.filter((/** @type {any} */ other) => other.practices.some((/** @type {any} */ each) => each.id === practice.id)),
        }));
        const names = html`<${NodeLinks} nodes=${others.map((/** @type {any} */ other) => other.territory)} />`;
        if (rows.length === 0) return html`<${Empty} why=${t.nothingMissing} next=${html`${t.nearest}${" "}${names}.`} />`;
        return html`
          <p class="prose">${t.nearest}${" "}${names}.</p>
          <${Table}
            caption=${t.missing}
            rows=${rows}
            columns=${[
              { name: t.practice, cell: (/** @type {any} */ row) => html`<${NodeLink} node=${row.practice} />`, value: (/** @type {any} */ row) => row.practice.name },
              { name: t.has, figure: true, cell: (/** @type {any} */ row) => t.share(row.owners.length, others.length), value: (/** @type {any} */ row) => row.owners.length },
              {
                name: t.where,
                cell: (/** @type {any} */ row) =>
                  html`<${NodeLinks} nodes=${row.owners.map((/** @type {any} */ other) => other.territory)} />`,
              },
            ]}
          />
        `;
      }}
    <//>
  `;
}
