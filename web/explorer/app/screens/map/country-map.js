import { readAll, useLoaded } from "../../api/use-loaded.js";
import { useQuery } from "../../api/use-query.js";
import { Answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { Heading } from "../../components/heading.js";
import { Skeleton } from "../../components/skeleton.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { REGIONS } from "../../map/queries.js";
import { html } from "../../vendor/preact.js";
import { Controls, withPractice } from "./controls.js";
import { COUNTRY_MEASURES, NO_MEASURE, useCountryMeasure } from "./country-measure.js";
import { MapView } from "./map-view.js";
import { named, pointsOf } from "./measure.js";
import { ADOPTING, FREQUENT } from "./queries.js";
import { PlaceTable } from "./tables.js";
import { texts } from "./texts.js";

/** The map of all practices together, or of a figure. @param {{query: URLSearchParams}} props */
export function CountryMap({ query }) {
  const t = inLanguage(texts);
  const country = query.get("country") === "us" ? "us" : "ru";
  const code = country.toUpperCase();
  const measure = COUNTRY_MEASURES.find((each) => each === query.get("measure")) ?? "practices";
  const indicator = query.get("indicator") ?? "";
  return html`
    <${Heading} question=${t.question} />
    <${Controls} country=${country} practice="" measure=${measure} indicator=${indicator}><${Frequent} country=${code} /><//>
    <section class="map-answer">
      <${Answer} query=${REGIONS} variables=${{ country: code, lang: apiLanguage.value }} lines=${8}>
        ${(/** @type {any} */ data, /** @type {import("../../api/use-query.js").Result} */ { loading }) =>
          // While the regions are loading, the data are those of the country before.
          loading
            ? html`<${Skeleton} lines=${8} />`
            : html`<${Measured} country=${country} regions=${data.regions.nodes} name=${measure} indicator=${indicator} />`}
      <//>
    </section>
  `;
}

/** @param {{country: "ru" | "us", regions: any[], name: typeof COUNTRY_MEASURES[number], indicator: string}} props */
function Measured({ country, regions, name, indicator }) {
  const t = inLanguage(texts);
  const code = country.toUpperCase();
  const { value, error, retry } = useCountryMeasure({ country: code, measure: name, indicator, regions });
  const hasPoints = name === "practices" || name === "adoptions";
  const points = useAdopting(code, hasPoints);
  if (error) return html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`;
  if (!value) return html`<${Skeleton} lines=${8} />`;
  if (value === NO_MEASURE) return html`<${Empty} why=${t.noIndicators} />`;
  /** @type {Adopting[]} */
  const territories = value.holders ?? points.value ?? [];
  const title = hasPoints ? t.adopting : t.observed;
  const hasTable = hasPoints || territories.length > 0;
  const inWords = (/** @type {Adopting} */ each) => (each.adoptions ? t.adoptionsOf(each.adoptions.totalCount) : t.holds);
  return html`
    ${points.error && html`<${ErrorNotice} text=${points.error.text} retryAfter=${points.error.retryAfter} retry=${points.retry} />`}
    <${MapView}
      country=${country}
      regions=${regions}
      measure=${value}
      summary=${t.summaries[name]}
      points=${pointsOf(territories, inWords)}
      isLoading=${hasPoints && !points.value && !points.error}
      pointsName=${hasTable ? title : ""}
    >
      ${(/** @type {Map<string, string>} */ names) => hasTable && !points.error && html`
        <${PlaceTable} key=${title} title=${title} rows=${territories} names=${names} column=${hasPoints ? adoptionsColumn() : null} file="municipalities" />
      `}
    <//>
  `;
}

/** @typedef {import("./measure.js").Territory & {adoptions?: {totalCount: number}}} Adopting */

/** Load the municipalities that have adopted anything, those with most adoptions first. */
function useAdopting(/** @type {string} */ country, /** @type {boolean} */ isShown) {
  const lang = apiLanguage.value;
  return useLoaded(isShown ? [country, lang].join() : "", async (_, signal) => {
    const nodes = await readAll(ADOPTING, { country, lang }, (data) => data.municipalities, "nodes", signal);
    /** @type {Required<Adopting>[]} */
    const territories = nodes.map((node) => ({ ...node, ...named(node), region: node.region && named(node.region) }));
    return territories.sort((a, b) => b.adoptions.totalCount - a.adoptions.totalCount || String(a.name).localeCompare(String(b.name)));
  });
}

/** @returns {import("../../components/table.js").Column<Required<Adopting>>} */
function adoptionsColumn() {
  const count = (/** @type {Required<Adopting>} */ row) => row.adoptions.totalCount;
  return { name: inLanguage(texts).adoptions, figure: true, cell: (row) => number(count(row)), value: count };
}

/** Links to the practices that are adopted most often. */
function Frequent({ country = "" }) {
  const t = inLanguage(texts);
  const { data } = useQuery(FREQUENT, { country, lang: apiLanguage.value });
  const practices = (data?.adoptions?.aggregate.groups ?? []).map((/** @type {any} */ group) => group.keys[0].node).filter(Boolean);
  if (practices.length === 0) return null;
  return html`
    <p class="map-frequent">
      <span class="quiet">${t.frequent}</span>
      ${practices.map((/** @type {any} */ each) => html`<a href=${withPractice(each.id)}>${each.label}</a>`)}
    </p>
  `;
}
