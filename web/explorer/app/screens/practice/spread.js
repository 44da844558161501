import { exportAddress } from "../../api/exports.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { table } from "../../components/table.js";
import { YearChart } from "../../components/year-chart.js";
import { usePages } from "../../api/use-pages.js";
import { date, number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { html } from "../../vendor/preact.js";
import { Begun } from "./begun.js";
import { SPREAD, SPREAD_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @typedef {NonNullable<import("../../api/operations.js").SpreadQuery["practice"]>["diffusion"]} Diffusion
 */

/** How a practice spread: a curve by year, and the adopters in the order of their dates. @param {{id: string}} props */
export function Spread({ id }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const pages = usePages(SPREAD, { id, lang }, ({ practice }) => practice && { ...practice.diffusion, begun: practice.begun.totalCount });
  const error = pages.error && html`<${ErrorNotice} text=${pages.error.text} retryAfter=${pages.error.retryAfter} retry=${pages.retry} />`;
  const { connection } = pages;
  return html`
    <${Section} title=${t.spread} id="spread">
      ${connection === undefined && (error ?? html`<${Skeleton} lines=${6} />`)}
      ${connection && connection.totalCount === 0 && (connection.begun > 0
        ? html`<p class="prose">${t.noneFinished}</p>`
        : html`<${Empty} why=${t.noSpread} next=${t.noSpreadNext} />`)}
      ${connection && connection.totalCount > 0 && html`
        <p class="prose">${summary(connection)}</p>
        ${connection.byYear.length > 1 && html`<${ByYear} byYear=${connection.byYear} />`}
        ${table({
          caption: t.spread,
          columns: columns(),
          rows: pages.items,
          total: connection.totalCount,
          csv: exportAddress(SPREAD_EXPORT, { id, lang }),
          more: pages.more,
          busy: pages.loading,
        })}
        ${error}
      `}
      ${connection && connection.begun > 0 && html`<${Begun} id=${id} title=${t.begun(connection.begun, connection.totalCount > 0)} />`}
    <//>
  `;
}

function summary(/** @type {Diffusion} */ connection) {
  const t = inLanguage(texts);
  const { byYear, totalCount, undated } = connection;
  const [first, last] = [byYear[0]?.year, byYear.at(-1)?.year];
  // With one year for all of them, the sentence on their number has it.
  const isOneYear = first !== undefined && first === last && undated === 0;
  const parts = [t.adopters(totalCount, isOneYear ? first : null)];
  if (first !== undefined && last !== undefined && !isOneYear) parts.push(t.years(first, last));
  if (undated > 0) parts.push(t.undated(undated));
  return parts.join(" ");
}

/** @param {{byYear: Diffusion["byYear"]}} props */
function ByYear({ byYear }) {
  const t = inLanguage(texts);
  return html`
    <figure class="stack-small">
      <figcaption class="small quiet">${t.curve}</figcaption>
      <${YearChart} title=${t.curveTitle(byYear[0].year, byYear[byYear.length - 1].year, byYear[byYear.length - 1].cumulative)} years=${byYear} />
      <details>
        <summary>${t.byYear}</summary>
        ${table({
          caption: t.byYear,
          rows: byYear,
          columns: [
            { name: t.year, cell: (row) => row.year, value: (row) => row.year },
            { name: t.new, figure: true, cell: (row) => number(row.new), value: (row) => row.new },
            { name: t.cumulative, figure: true, cell: (row) => number(row.cumulative), value: (row) => row.cumulative },
          ],
        })}
      </details>
    </figure>
  `;
}

/** @returns {import("../../components/table.js").Column<Item<Diffusion>>[]} */
function columns() {
  const t = inLanguage(texts);
  const { unknown } = inLanguage(common);
  return [
    { name: t.territory, cell: (row) => html`<${NodeLink} node=${row.node} />` },
    { name: t.region, cell: (row) => (row.node.region?.id === row.node.id ? "" : row.node.region?.name) },
    { name: t.adopted, cell: (row) => date(row.adoptedOn) || unknown },
    { name: t.stopped, cell: (row) => date(row.stoppedOn) },
    { name: t.from, cell: (row) => row.source && html`<${NodeLink} node=${row.source} />${row.sourceInferred && html` <span class="quiet">${t.inferred}</span>`}` },
  ];
}
