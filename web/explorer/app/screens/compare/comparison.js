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
 * @typedef {Territory["practices"][number]} Practice
 * @typedef {{name: string, link?: any, cells: any[], values: unknown[]}} Figure  values: in a file
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
        file: "comparison-figures",
        columns: [
          { name: t.figure, cell: (row) => row.link ?? row.name, saved: (row) => row.name },
          ...columns(territories, (index) => ({ cell: (/** @type {Figure} */ row) => row.cells[index], saved: (row) => row.values[index] })),
        ],
      })}
    <//>
    <${Practices} comparison=${comparison} />
  `;
}

/**
 * One column for each territory.
 *
 * @template Row
 * @param {Territory[]} territories
 * @param {(index: number) => Pick<Column<Row>, "cell" | "value" | "saved">} column
 * @returns {Column<Row>[]}
 */
function columns(territories, column) {
  return territories.map(({ territory }, index) => ({ name: nameOf(territory), figure: true, ...column(index) }));
}

/** One row for each figure that any of the territories has. @returns {Figure[]} */
function figures(/** @type {Territory[]} */ territories) {
  const t = inLanguage(texts);
  const { unknown } = inLanguage(common);
  const shown = (/** @type {number | null | undefined} */ value) => (value === null || value === undefined ? unknown : number(value, 2));
  const figure = (/** @type {string} */ name, /** @type {(each: Territory) => number | null | undefined} */ valueOf) => {
    const values = territories.map(valueOf);
    return { name, values, cells: values.map(shown) };
  };
  const regions = territories.map(({ territory }) => (territory.region?.id === territory.id ? null : territory.region));
  const next = territories.map(({ territory }) => address(`/recommend/${territory.id}`));
  const indicators = new Map(territories.flatMap((each) => each.indicators.map((item) => [item.name, item])));
  indicators.delete("population");
  return [
    { name: t.region, cells: regions.map((each) => each && html`<${NodeLink} node=${each} />`), values: regions.map((each) => each && nameOf(each)) },
    figure(t.population, (each) => each.population),
    figure(t.practiceCount, (each) => each.practiceCount),
    figure(t.onlyHere, (each) => each.onlyHereCount),
    figure(t.missing, (each) => each.missingCount),
    ...[...indicators.values()].map(({ name, indicator }) => ({
      ...figure(indicator ? nameOf(indicator) : name, (each) => each.indicators.find((item) => item.name === name)?.value),
      link: indicator && html`<${NodeLink} node=${indicator} />`,
    })),
    {
      name: t.next,
      cells: next.map((each) => html`<a href=${each}>${t.whatNext}</a>`),
      values: next.map((each) => new URL(each, window.location.href).href),
    },
  ];
}

/** Whether a territory is known to have a practice; null if its list is cut and lacks the practice. */
function hasPractice(/** @type {Territory} */ { practices, practiceCount }, /** @type {string} */ id) {
  return practices.some((each) => each.id === id) || (practices.length === practiceCount ? false : null);
}

/** One row for each practice, the most common first. @param {{comparison: Compared}} props */
function Practices({ comparison }) {
  const t = inLanguage(texts);
  const { unknown } = inLanguage(common);
  const { territories } = comparison;
  const names = new Map(territories.flatMap((each) => each.practices.map((practice) => [practice.id, practice])));
  const rows = [...names.values()]
    .map((practice) => ({
      practice,
      has: territories.map((each) => hasPractice(each, practice.id)),
    }))
    .sort((a, b) => b.has.filter(Boolean).length - a.has.filter(Boolean).length);
  return html`
    <${Section} title=${t.practices}>
      ${rows.length === 0
        ? html`<${Empty} why=${t.noPractices} next=${html`${t.noPracticesNext}${" "}<${NodeLinks} nodes=${territories.map((each) => each.territory)} />.`} />`
        : table({
            caption: t.practices,
            rows,
            file: "comparison-practices",
            first: 40,
            columns: [
              practiceColumn(),
              ...columns(territories, (index) => ({
                cell: (/** @type {typeof rows[number]} */ row) => ({ true: t.yes, false: t.no, null: unknown })[`${row.has[index]}`],
                value: (row) => row.has[index] && Number(row.has[index]),
              })),
            ],
          })}
    <//>
  `;
}

/** @returns {Column<{practice: Practice}>} */
function practiceColumn() {
  const { practice } = inLanguage(texts);
  return { name: practice, wide: true, cell: (row) => html`<${NodeLink} node=${row.practice} />`, value: (row) => nameOf(row.practice) };
}
