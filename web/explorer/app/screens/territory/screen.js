import { answer } from "../../components/answer.js";
import { Facts } from "../../components/facts.js";
import { GraphLink } from "../../components/graph-link.js";
import { Heading } from "../../components/heading.js";
import { NodeLink, NodeLinks, nameOf } from "../../components/node-link.js";
import { NotFound } from "../../components/not-found.js";
import { Section } from "../../components/section.js";
import { SourceList } from "../../components/source-list.js";
import { TypeMark } from "../../components/type-mark.js";
import { word } from "../../i18n/enums.js";
import { date, number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { address } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { Adoptions } from "./adoptions.js";
import { Missing } from "./missing.js";
import { Next } from "./next.js";
import { Peers } from "./peers.js";
import { People, Projects } from "./people.js";
import { TERRITORY } from "./queries.js";
import { RegionSections } from "./region.js";
import { Summary } from "./summary.js";
import { texts } from "./texts.js";

/**
 * @import { TerritoryQuery } from "../../api/operations.js"
 * @typedef {NonNullable<TerritoryQuery["territory"]>} TerritoryData
 */

/** What a territory has taken up, and what comes next. @param {{id: string}} props */
export default function TerritoryScreen({ id }) {
  return answer({
    query: TERRITORY,
    variables: { id, lang: apiLanguage.value },
    lines: 6,
    children: (data) => (data.territory ? html`<${Territory} data=${data} territory=${data.territory} />` : html`<${NotFound} />`),
  });
}

/** @param {{data: TerritoryQuery, territory: TerritoryData}} props */
function Territory({ data, territory }) {
  const t = inLanguage(texts);
  const { id } = territory;
  const kicker = html`
    <${TypeMark} id=${id} />
    ${"kind" in territory && html`<span>${word("MunicipalityKind", territory.kind)}</span>`}
    ${territory.region && territory.region.id !== id && html`<${NodeLink} node=${territory.region} />`}
  `;
  return html`
    <div class="printed-summary">
      <${Heading} question=${t.question(nameOf(territory))} kicker=${kicker} />
      <p class="lead"><${Summary} data=${data} territory=${territory} /></p>
      <p class="actions">
        <a href=${address(`/recommend/${id}`)}>${t.toRecommend}</a>
        <a href=${address("/compare", { ids: id })}>${t.toCompare}</a>
        <${GraphLink} id=${id} />
        <button class="button" type="button" onClick=${() => window.print()}>${inLanguage(common).print}</button>
      </p>
      ${"municipalities" in territory
        ? html`<${RegionSections} territory=${territory} inMunicipalities=${data.inMunicipalities?.totalCount ?? 0} />`
        : html`
            <${Next} id=${id} />
            <${Adoptions} id=${id} />
            <${Missing} id=${id} />
            <${Projects} id=${id} />
            <${People} id=${id} />
            <${Peers} id=${id} />
          `}
      <${About} territory=${territory} />
    </div>
  `;
}

/** @param {{territory: TerritoryData}} props */
function About({ territory }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const links = (/** @type {{nodes: import("../../components/node-link.js").Named[]}} */ { nodes }) =>
    nodes.length ? html`<${NodeLinks} nodes=${nodes} />` : null;
  const { latitude, longitude } = territory;
  const own =
    "kind" in territory
      ? [
          [t.partOf, territory.partOf && html`<${NodeLink} node=${territory.partOf} />`],
          [t.precededBy, links(territory.precededBy)],
          [t.succeededBy, links(territory.succeededBy)],
          [t.validFrom, date(territory.validFrom)],
          [t.validTo, date(territory.validTo)],
          [t.foundationYear, territory.foundationYear],
        ]
      : [
          [t.category, territory.category],
          [t.macroregion, territory.macroregion],
          [t.municipalityCount, territory.municipalities.totalCount > 0 && html`<a href="#municipalities">${number(territory.municipalities.totalCount)}</a>`],
          [t.borders, links(territory.borders)],
          ["ISO 3166-2", territory.isoCode],
        ];
  return html`
    <${Section} title=${t.about}>
      <${Facts}
        facts=${[
          [t.population, territory.population === null ? null : number(territory.population)],
          ...own,
          [t.oktmo, territory.oktmo],
          [t.coordinates, latitude === null || longitude === null ? null : `${number(latitude, 4)}; ${number(longitude, 4)}`],
          [c.sources, html`<${SourceList} sources=${territory.sources.nodes} />`, "whole-row"],
          [t.datasets, links(territory.datasets), "screen-only"],
        ]}
      />
    <//>
  `;
}
