import { ContributionBars, scaleOf } from "../../components/contribution-bars.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { ExternalLink } from "../../components/external-link.js";
import { Facts } from "../../components/facts.js";
import { FileLinks } from "../../components/file-links.js";
import { FilterField } from "../../components/filter-field.js";
import { GraphLink } from "../../components/graph-link.js";
import { Involvements } from "../../components/involvements.js";
import { LinkedText } from "../../components/linked-text.js";
import { MoreButton } from "../../components/more-button.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { AdoptersSentence, Reasons } from "../../components/reason.js";
import { SearchBox } from "../../components/search-box.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { SourceList } from "../../components/source-list.js";
import { surroundings } from "../../components/surroundings.js";
import { table } from "../../components/table.js";
import { TypeMark } from "../../components/type-mark.js";
import { YearChart } from "../../components/year-chart.js";
import { number } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { sampleData } from "./data.js";
import { COLOURS, Elements, SIZES, Sizes, Swatches } from "./elements.js";
import { texts } from "./texts.js";

/**
 * @typedef {keyof typeof texts.ru.states} State
 * @typedef {ReturnType<typeof sampleData>["rows"][number]} Row
 */

const nothing = () => {};
/** Types of node, one for each colour. */
const TYPES = ["municipality", "practice", "project", "person", "cohort", "source"];

/**
 * Return the components by name, each with its states. Every call makes elements of its own, for one theme.
 *
 * @returns {[name: string, states: [state: State, element: any][]][]}
 */
export function samples() {
  const t = inLanguage(texts);
  const data = sampleData();
  const { territories, longTerritory, source, longSource, edge, score, years, rows, longRow } = data;
  const words = data.t;
  const scale = scaleOf([score]);
  const begun = { ...edge, adopterCount: 0, adaptingCount: 1, nearestAdopters: [{ territory: territories[1], adoptedOn: null, adaptedOn: "2024-03", stage: "ADAPTED", distanceKm: 4.2 }] };
  const columns = tableColumns(words);
  return [
    [t.colours, [["usual", html`<${Swatches} names=${COLOURS} />`]]],
    [t.sizes, [["usual", html`<${Sizes} names=${SIZES} />`]]],
    [t.elements, [["usual", html`<${Elements} />`]]],
    ["section", [["usual", html`<${Section} title=${words.section}><p>${words.text}</p><//>`]]],
    ["skeleton", [["loading", html`<${Skeleton} lines=${3} />`]]],
    ["more-button", [
      ["usual", html`<${MoreButton} more=${nothing} busy=${false} />`],
      ["loading", html`<${MoreButton} more=${nothing} busy=${true} />`],
    ]],
    ["error-notice", [
      ["error", html`<${ErrorNotice} text=${words.error} retry=${nothing} />`],
      ["wait", html`<${ErrorNotice} text=${words.error} retryAfter=${5} retry=${nothing} />`],
      ["long", html`<${ErrorNotice} text=${`${words.error} ${words.longSource}.`} retry=${nothing} />`],
    ]],
    ["empty", [
      ["empty", html`<${Empty} why=${words.why} />`],
      ["next", html`<${Empty} why=${words.why} next=${words.next} />`],
    ]],
    ["facts", [
      ["usual", html`<${Facts} facts=${[[words.region, words.regionName], [words.population, number(48200)], [words.note, null]]} />`],
      ["long", html`<${Facts} facts=${[[words.longSource, words.long], [words.name, words.longSource]]} />`],
    ]],
    ["source-list", [
      ["usual", html`<${SourceList} sources=${[source]} />`],
      ["empty", html`<${SourceList} sources=${[]} />`],
      ["long", html`<${SourceList} sources=${[longSource, source]} />`],
    ]],
    ["external-link", [
      ["usual", html`<${ExternalLink} url=${source.url}>${source.title}<//>`],
      ["unsafe", html`<${ExternalLink} url="javascript:void 0">${source.title}<//>`],
    ]],
    ["node-link", [
      ["usual", html`<${NodeLinks} nodes=${territories} />`],
      ["empty", html`<${NodeLink} node=${{ id: territories[0].id, name: null }} />`],
      ["long", html`<${NodeLink} node=${longTerritory} />`],
    ]],
    ["involvements", [["usual", html`<${Involvements} involvements=${data.involvements} subject=${territories[0].id} />`]]],
    ["type-mark", [["usual", html`<p class="actions">${TYPES.map((type) => html`<${TypeMark} id=${`${type}:sample`} />`)}</p>`]]],
    ["file-links", [["usual", html`<p class="table-tools"><${FileLinks} csv="/export?query=%7BdataVersion%7D&format=csv" /></p>`]]],
    ["filter-field", [
      ["usual", html`<${FilterField} label=${words.name} text="" onText=${nothing} />`],
      ["chosen", html`<${FilterField} label=${words.name} text=${words.long} onText=${nothing} />`],
    ]],
    ["graph-link", [["usual", html`<p><${GraphLink} id=${territories[0].id} /></p>`]]],
    ["surroundings", [["usual", surroundings({ node: { id: territories[0].id, region: { name: words.regionName } } })]]],
    ["linked-text", [["usual", html`<p><${LinkedText} text=${words.reason} nodes=${territories} /></p>`]]],
    ["reason", [
      ["usual", html`<p><${AdoptersSentence} edge=${edge} /></p><${Reasons} edge=${edge} />`],
      ["begun", html`<p><${AdoptersSentence} edge=${begun} /></p>`],
      ["empty", html`<p><${AdoptersSentence} edge=${{ adopterCount: 0, adaptingCount: 0, nearestAdopters: [] }} /></p>`],
    ]],
    ["contribution-bars", [["negative", html`<${ContributionBars} ...${score} scale=${scale} />`]]],
    ["year-chart", [["usual", html`<${YearChart} title=${words.curve} years=${years} />`]]],
    ["search-box", [
      ["usual", html`<${SearchBox} />`],
      ["chosen", html`<${SearchBox} text=${words.long} />`],
    ]],
    ["table", [
      ["usual", table({ caption: words.name, columns, rows, file: "sample" })],
      ["part", table({ caption: words.name, columns, rows, total: 40, more: nothing })],
      ["busy", table({ caption: words.name, columns, rows: rows.slice(0, 1), total: 40, more: nothing, busy: true })],
      ["ordered", table({ caption: words.name, columns, rows: rows.slice(0, 2), total: 40, order: "-POPULATION", onOrder: nothing })],
      ["empty", table({ caption: words.name, columns, rows: [] })],
      ["long", table({ caption: words.name, columns, rows: [longRow] })],
    ]],
  ];
}

/** @returns {import("../../components/table.js").Column<Row>[]} */
function tableColumns(/** @type {ReturnType<typeof sampleData>["t"]} */ words) {
  const population = (/** @type {Row} */ row) => row.population;
  return [
    { name: words.name, cell: (row) => html`<${NodeLink} node=${row.territory} />`, value: (row) => row.territory.name },
    { name: words.region, cell: (row) => row.region },
    { name: words.population, figure: true, order: "POPULATION", cell: (row) => (row.population === null ? "" : number(row.population)), value: population },
    { name: words.note, wide: true, cell: (row) => row.note, value: (row) => row.note },
  ];
}
