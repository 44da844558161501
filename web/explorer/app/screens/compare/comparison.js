import { Empty } from "../../components/empty.js";
import { NodeLink, NodeLinks, nameOf } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { table } from "../../components/table.js";
import { number } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * @template Row
 * @typedef {import("../../components/table.js").Column<Row>} Column
 */

/**
 * @typedef {NonNullable<import("../../api/operations.js").ComparisonQuery["compare"]>} Compared
 * @typedef {Compared["territories"][number]} Territory
 * @typedef {Compared["common"][number]} Practice
 */

/** The indicators and the practices of territories, one column for each. @param {{comparison: Compared}} props */
export function Comparison({ comparison }) {
  const t = inLanguage(texts);
  const { territories } = comparison;
  return html`
    <${Section} title=${t.figures}>
      <p class="prose">${t.common(comparison.commonCount, territories.length)}</p>
      ${table({
        caption: t.figures,
        rows: figures(territories),
        columns: [{ name: t.figure, cell: (row) => row.name }, ...columns(territories, (row, index) => row.values[index])],
      })}
    <//>
    <${isWhole(territories) ? Practices : Differences} comparison=${comparison} />
  `;
}

/**
 * One column for each territory.
 *
 * @template Row
 * @param {Territory[]} territories
 * @param {(row: Row, index: number) => any} cell
 * @returns {Column<Row>[]}
 */
function columns(territories, cell) {
  return territories.map(({ territory }, index) => ({
    name: nameOf(territory),
    figure: true,
    cell: (row) => cell(row, index),
  }));
}

/** One row for each figure that any of the territories has. */
function figures(/** @type {Territory[]} */ territories) {
  const t = inLanguage(texts);
  const { unknown } = inLanguage(common);
  const shown = (/** @type {number | null | undefined} */ value) => (value === null || value === undefined ? unknown : number(value, 2));
  const indicators = new Map(territories.flatMap((each) => each.indicators.map((item) => [item.name, item])));
  indicators.delete("population");
  return [
    { name: t.region, values: territories.map(({ territory }) => territory.region && territory.region.id !== territory.id && html`<${NodeLink} node=${territory.region} />`) },
    { name: t.population, values: territories.map((each) => shown(each.population)) },
    { name: t.practiceCount, values: territories.map((each) => shown(each.practiceCount)) },
    { name: t.onlyHere, values: territories.map((each) => shown(each.onlyHereCount)) },
    { name: t.missing, values: territories.map((each) => shown(each.missingCount)) },
    ...[...indicators.values()].map((indicator) => ({
      name: indicator.indicator ? html`<${NodeLink} node=${indicator.indicator} />` : indicator.name,
      values: territories.map((each) => shown(each.indicators.find((item) => item.name === indicator.name)?.value)),
    })),
    {
      name: t.next,
      values: territories.map(({ territory }) => html`<a href=${address(`/recommend/${territory.id}`)}>${t.whatNext}</a>`),
    },
  ];
}

/** Whether the lists of practices are complete, so that a practice that is not in a list is not known there. */
function isWhole(/** @type {Territory[]} */ territories) {
  return territories.every((each) => each.practiceCount === each.practices.length);
}

/** One row for each practice, the most common first. @param {{comparison: Compared}} props */
function Practices({ comparison }) {
  const t = inLanguage(texts);
  const { territories } = comparison;
  const names = new Map(territories.flatMap((each) => each.practices.map((practice) => [practice.id, practice])));
  const rows = [...names.values()]
    .map((practice) => ({
      practice,
      has: territories.map((each) => each.practices.some((item) => item.id === practice.id)),
    }))
    .sort((a, b) => b.has.filter(Boolean).length - a.has.filter(Boolean).length);
  return html`
    <${Section} title=${t.practices}>
      ${rows.length === 0
        ? html`<${Empty} why=${t.noPractices} next=${html`${t.noPracticesNext}${" "}<${NodeLinks} nodes=${territories.map((each) => each.territory)} />.`} />`
        : table({
            caption: t.practices,
            rows,
            columns: [
              practiceColumn(),
              ...columns(territories, (/** @type {typeof rows[number]} */ row, index) => (row.has[index] ? t.yes : t.no)).map((column, index) => ({
                ...column,
                value: (/** @type {typeof rows[number]} */ row) => Number(row.has[index]),
              })),
            ],
          })}
    <//>
  `;
}

/** For long lists, of which the service returns the beginning: what all have, and what only one has. @param {{comparison: Compared}} props */
function Differences({ comparison }) {
  const t = inLanguage(texts);
  const list = (/** @type {string} */ title, /** @type {Practice[]} */ practices, /** @type {number} */ total) =>
    total > 0 && html`
      <${Section} title=${title}>
        ${table({ caption: title, rows: practices.map((practice) => ({ practice })), total, columns: [practiceColumn()] })}
      <//>
    `;
  return html`
    ${list(t.inCommon, comparison.common, comparison.commonCount)}
    ${comparison.territories.map((each) => list(t.onlyIn(nameOf(each.territory)), each.onlyHere, each.onlyHereCount))}
  `;
}

/** @returns {Column<{practice: Practice}>} */
function practiceColumn() {
  const { practice } = inLanguage(texts);
  return { name: practice, wide: true, cell: (row) => html`<${NodeLink} node=${row.practice} />`, value: (row) => row.practice.name };
}
