import { exportAddress } from "../../api/exports.js";
import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { distance } from "../../components/reason.js";
import { Section } from "../../components/section.js";
import { table } from "../../components/table.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { PEERS, PEERS_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/** @typedef {NonNullable<import("../../api/operations.js").PeersQuery["territory"]>["peers"]} PeersData */

/** The similar territories, and the indicators with their medians. @param {{id: string}} props */
export function Peers({ id }) {
  const t = inLanguage(texts);
  const variables = { id, lang: apiLanguage.value };
  return html`
    <${Section} title=${t.peers}>
      ${answer({
        query: PEERS,
        variables,
        lines: 5,
        children: ({ territory }) => {
          const { items, indicators } = territory?.peers ?? { items: [], indicators: [] };
          if (!items.length) return html`<${Empty} why=${t.noPeers} next=${t.noPeersNext} />`;
          const ids = [id, ...items.slice(0, 3).map((item) => item.territory.id)].join(",");
          return html`
            <p class="prose">${t.peersLead}</p>
            ${table({ caption: t.peers, rows: items, columns: peerColumns(), csv: exportAddress(PEERS_EXPORT, variables) })}
            <p class="screen-only"><a href=${address("/compare", { ids })}>${t.compareWithPeers}</a></p>
            <${Indicators} indicators=${indicators} />
          `;
        },
      })}
    <//>
  `;
}

/** @returns {import("../../components/table.js").Column<PeersData["items"][number]>[]} */
function peerColumns() {
  const t = inLanguage(texts);
  return [
    { name: t.territory, cell: (row) => html`<${NodeLink} node=${row.territory} />`, value: (row) => row.territory.name },
    { name: t.region, cell: (row) => row.territory.region?.name, value: (row) => row.territory.region?.name },
    { name: t.similarity, figure: true, cell: (row) => `${number(row.similarity * 100)}\u00a0%`, value: (row) => row.similarity },
    { name: t.distance, figure: true, cell: (row) => distance(row.distanceKm), value: (row) => row.distanceKm },
    { name: t.population, figure: true, cell: (row) => (row.territory.population === null ? "" : number(row.territory.population)), value: (row) => row.territory.population },
    { name: t.practices, figure: true, cell: (row) => number(row.territory.adoptions.totalCount), value: (row) => row.territory.adoptions.totalCount },
    { name: t.shared, figure: true, cell: (row) => number(row.sharedCount), value: (row) => row.sharedCount },
  ];
}

/** @param {{indicators: PeersData["indicators"]}} props */
function Indicators({ indicators }) {
  const t = inLanguage(texts);
  const known = indicators.filter((each) => each.own !== null || each.peerMedian !== null);
  if (known.length === 0) return html`<p class="quiet">${t.noIndicators}</p>`;
  const value = (/** @type {number | null} */ each) => (each === null ? inLanguage(common).unknown : number(each, 2));
  const nameOf = (/** @type {typeof known[number]} */ row) => row.indicator?.name ?? (row.name === "population" ? t.population : row.name);
  return html`
    <h3>${t.indicators}</h3>
    ${table({
      caption: t.indicators,
      rows: known,
      columns: [
        {
          name: t.indicator,
          cell: (row) => (row.indicator ? html`<${NodeLink} node=${row.indicator} />` : nameOf(row)),
          value: nameOf,
        },
        { name: t.own, figure: true, cell: (row) => value(row.own), value: (row) => row.own },
        { name: t.median, figure: true, cell: (row) => value(row.peerMedian), value: (row) => row.peerMedian },
        { name: t.rank, figure: true, cell: (row) => (row.rank === null ? "" : t.rankOf(row.rank, row.of)), value: (row) => row.rank },
      ],
    })}
  `;
}
