import { Empty } from "../../components/empty.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Table } from "../../components/table.js";
import { number } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/** The indicators and the practices of territories, one column for each. @param {{comparison: any}} props */
export function Comparison({ comparison }) {
  const t = inLanguage(texts);
  const { territories } = comparison;
  return html`
    <${Section} title=${t.figures}>
      <p class="prose">${t.common(comparison.commonCount, territories.length)}</p>
      <${Table} caption=${t.figures} rows=${figures(territories)} columns=${[{ name: t.figure, cell: (/** @type {any} */ row) => row.name }, ...columns(territories, (row, index) => row.values[index])]} />
    <//>
    <${isWhole(territories) ? Practices : Differences} comparison=${comparison} />
  `;
}

/** @returns {import("../../components/table.js").Column[]} */
function columns(/** @type {any[]} */ territories, /** @type {(row: any, index: number) => any} */ cell) {
  return territories.map(({ territory }, index) => ({
    name: territory.name,
    figure: true,
    cell: (row) => cell(row, index),
  }));
}

/** One row for each figure that any of the territories has. */
function figures(/** @type {any[]} */ territories) {
  const t = inLanguage(texts);
  const { unknown } = inLanguage(common);
  const shown = (/** @type {number | null | undefined} */ value) => (value === null || value === undefined ? unknown : number(value, 2));
  const indicators = new Map(territories.flatMap((each) => each.indicators.map((/** @type {any} */ item) => [item.name, item])));
  indicators.delete("population");
  return [
    { name: t.region, values: territories.map(({ territory }) => territory.region && territory.region.id !== territory.id && html`<${NodeLink} node=${territory.region} />`) },
    { name: t.population, values: territories.map((each) => shown(each.population)) },
    { name: t.practiceCount, values: territories.map((each) => shown(each.practiceCount)) },
    { name: t.onlyHere, values: territories.map((each) => shown(each.onlyHereCount)) },
    { name: t.missing, values: territories.map((each) => shown(each.missingCount)) },
    ...[...indicators.values()].map((indicator) => ({
      name: indicator.indicator ? html`<${NodeLink} node=${indicator.indicator} />` : indicator.name,
      values: territories.map((each) => shown(each.indicators.find((/** @type {any} */ item) => item.name === indicator.name)?.value)),
    })),
    {
      name: t.next,
      values: territories.map(({ territory }) => html`<a href=${address(`/recommend/${territory.id}`)}>${t.whatNext}</a>`),
    },
  ];
}

/** Whether the lists of practices are complete, so that a practice that is not in a list is not known there. */
function isWhole(/** @type {any[]} */ territories) {
  return territories.every((each) => each.practiceCount === each.practices.length);
}

/** One row for each practice, the most common first. */
function Practices({ comparison = /** @type {any} */ ({}) }) {
  const t = inLanguage(texts);
  /** @type {any[]} */
  const territories = comparison.territories;
  const names = new Map(territories.flatMap((each) => each.practices.map((/** @type {any} */ practice) => [practice.id, practice])));
  const rows = [...names.values()]
    .map((practice) => ({
      practice,
      has: territories.map((each) => each.practices.some((/** @type {any} */ item) => item.id === practice.id)),
    }))
    .sort((a, b) => b.has.filter(Boolean).length - a.has.filter(Boolean).length);
  return html`
    <${Section} title=${t.practices}>
      ${rows.length === 0
        ? html`<${Empty} why=${t.noPractices} next=${html`${t.noPracticesNext}${" "}<${NodeLinks} nodes=${territories.map((each) => each.territory)} />.`} />`
        : html`<${Table}
            caption=${t.practices}
            rows=${rows}
            columns=${[
              practiceColumn(),
              ...columns(territories, (row, index) => (row.has[index] ? t.yes : t.no)).map((column, index) => ({
                ...column,
                value: (/** @type {any} */ row) => Number(row.has[index]),
              })),
            ]}
          />`}
    <//>
  `;
}

/** For long lists, of which the service returns the beginning: what all have, and what only one has. */
function Differences({ comparison = /** @type {any} */ ({}) }) {
  const t = inLanguage(texts);
  const list = (/** @type {string} */ title, /** @type {any[]} */ practices, /** @type {number} */ total) =>
    total > 0 && html`
      <${Section} title=${title}>
        <${Table} caption=${title} rows=${practices.map((practice) => ({ practice }))} total=${total} columns=${[practiceColumn()]} />
      <//>
    `;
  return html`
    ${list(t.inCommon, comparison.common, comparison.commonCount)}
    ${comparison.territories.map((/** @type {any} */ each) => list(t.onlyIn(each.territory.name), each.onlyHere, each.onlyHereCount))}
  `;
}

/** @returns {import("../../components/table.js").Column} */
function practiceColumn() {
  const { practice } = inLanguage(texts);
  return { name: practice, wide: true, cell: (row) => html`<${NodeLink} node=${row.practice} />`, value: (row) => row.practice.name };
}
