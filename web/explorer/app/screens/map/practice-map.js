import { useQuery } from "../../api/use-query.js";
import { Answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { Heading } from "../../components/heading.js";
import { NotFound } from "../../components/not-found.js";
import { Skeleton } from "../../components/skeleton.js";
import { TypeMark } from "../../components/type-mark.js";
import { date } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { nodeAddress } from "../../links.js";
import { REGIONS } from "../../map/queries.js";
import { navigate, withQuery } from "../../router.js";
import { html, useEffect, useMemo, useState } from "../../vendor/preact.js";
import { useAdopters, useNextScores } from "./adopters.js";
import { Controls, withoutPractice } from "./controls.js";
import { MapView } from "./map-view.js";
import { pointsOf } from "./measure.js";
import { adoptersUpTo, growthOf, practiceMeasure, PRACTICE_MEASURES } from "./practice-measure.js";
import { PRACTICE } from "./queries.js";
import { PlaceTable } from "./tables.js";
import { texts } from "./texts.js";
import { Curve, YearSlider } from "./time.js";

const NO_SCORES = new Map();

/**
 * The map of one practice: its adopters up to a year as points, and a measure by region.
 *
 * @param {{id: string, query: URLSearchParams}} props
 */
export function PracticeMap({ id, query }) {
  const t = inLanguage(texts);
  const { data } = useQuery(PRACTICE, { id, lang: apiLanguage.value });
  const { value: all, error, retry } = useAdopters(id);
  if (data && !data.practice) return html`<${NotFound} />`;
  const country = countryOf(query, all ?? []);
  const adopters = (all ?? []).filter((each) => each.country === country.toUpperCase());
  const isOfRegions = adopters.length > 0 && adopters.every((each) => each.isRegion);
  const measure = PRACTICE_MEASURES.find((each) => each === query.get("measure")) ?? (isOfRegions ? "since" : "adopters");
  return html`
    <${Heading}
      question=${t.practiceQuestion(data?.practice?.name ?? "")}
      kicker=${html`<${TypeMark} id=${id} /><a href=${nodeAddress(id)}>${t.toPractice}</a><a href=${withoutPractice(country)}>${t.allPractices}</a>`}
    />
    <${Controls} country=${country} practice=${id} measure=${measure} indicator="" />
    <section class="map-answer">
      ${error && html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`}
      ${!error && !all && html`<${Skeleton} lines=${8} />`}
      ${all && adopters.length === 0 && measure !== "next" && html`
        <${Empty} why=${t.noAdopters[country]} next=${html`<a href=${withQuery({ measure: "next" })}>${t.next}</a>`} />
      `}
      ${all && (adopters.length > 0 || measure === "next") && html`
        <${Answer} query=${REGIONS} variables=${{ country: country.toUpperCase(), lang: apiLanguage.value }} lines=${8}>
          ${(/** @type {any} */ { regions }, /** @type {import("../../api/use-query.js").Result} */ { loading }) =>
            loading
              ? html`<${Skeleton} lines=${8} />`
              : html`<${Adopters} id=${id} country=${country} regions=${regions.nodes} measure=${measure} adopters=${adopters} query=${query} />`}
        <//>
      `}
    </section>
  `;
}

/** The country of the address, else the one with more adopters. @returns {"ru" | "us"} */
function countryOf(/** @type {URLSearchParams} */ query, /** @type {import("./adopters.js").Adopter[]} */ adopters) {
  const chosen = query.get("country");
  if (chosen === "ru" || chosen === "us") return chosen;
  const countIn = (/** @type {string} */ country) => adopters.filter((each) => each.country === country).length;
  return countIn("US") > countIn("RU") ? "us" : "ru";
}

/** @param {{id: string, country: "ru" | "us", regions: any[], measure: string, adopters: import("./adopters.js").Adopter[], query: URLSearchParams}} props */
function Adopters({ id, country, regions, measure, adopters, query }) {
  const t = inLanguage(texts);
  const growth = useMemo(() => growthOf(adopters), [adopters]);
  const [year, setYear] = useYear(query);
  const isNext = measure === "next";
  const next = useNextScores(id, country.toUpperCase(), regions, isNext);
  const hasTime = growth.length > 1 && !isNext;
  const chosen = hasTime && year !== null ? Math.min(Math.max(year, growth[0].year), growth[growth.length - 1].year) : null;
  const upTo = useMemo(() => adoptersUpTo(adopters, chosen), [adopters, chosen]);
  if (next.error) return html`<${ErrorNotice} text=${next.error.text} retryAfter=${next.error.retryAfter} retry=${next.retry} />`;
  if (isNext && !next.value) return html`<${Skeleton} lines=${8} />`;
  const municipalities = upTo.filter((each) => !each.isRegion);
  const isLatest = (/** @type {import("./adopters.js").Adopter} */ each) => chosen !== null && each.year === chosen;
  const inWords = (/** @type {import("./adopters.js").Adopter} */ each) => (each.adoptedOn ? t.adoptedOn(date(each.adoptedOn)) : t.undatedAdoption);
  const undated = adopters.filter((each) => each.year === null).length;
  return html`
    <${MapView}
      country=${country}
      regions=${regions}
      measure=${practiceMeasure({ measure, adopters, year: chosen, regions, next: next.value ?? NO_SCORES })}
      summary=${(/** @type {any} */ facts) => t.practiceSummaries[/** @type {"next"} */ (measure)]({ ...facts, count: upTo.length, year: chosen })}
      points=${pointsOf(municipalities.filter((each) => !isLatest(each)), inWords)}
      latest=${pointsOf(municipalities.filter(isLatest), inWords)}
      pointsName=${municipalities.length > 0 ? t.adopterPoints : ""}
      slider=${hasTime && html`<${YearSlider} growth=${growth} year=${chosen} onYear=${setYear} />`}
      curve=${hasTime && html`<${Curve} growth=${growth} year=${chosen} />`}
      notes=${undated > 0 && html`<p>${chosen === null ? t.undatedShown(undated) : t.undatedHidden(undated)}</p>`}
    >
      ${(/** @type {Map<string, string>} */ names) => upTo.length > 0 && html`
        <${PlaceTable}
          title=${chosen === null ? t.adoptersTitle : t.adoptersBy(chosen)}
          rows=${upTo}
          names=${names}
          column=${sinceColumn()}
          file="adopters"
        />
      `}
    <//>
  `;
}

/** @returns {import("../../components/table.js").Column<import("./adopters.js").Adopter>} */
function sinceColumn() {
  const t = inLanguage(texts);
  return { name: t.adopted, cell: (row) => date(row.adoptedOn) || t.undated, value: (row) => row.adoptedOn };
}

/**
 * The year of the address. While the slider moves, only the map follows; the address has the year where it stops.
 *
 * @returns {[number | null, (year: number | null, isFinal: boolean) => void]}
 */
function useYear(/** @type {URLSearchParams} */ query) {
  const ofAddress = /^\d{4}$/.test(query.get("year") ?? "") ? Number(query.get("year")) : null;
  const [year, setYear] = useState(ofAddress);
  useEffect(() => setYear(ofAddress), [ofAddress]);
  const change = (/** @type {number | null} */ value, /** @type {boolean} */ isFinal) => {
    setYear(value);
    if (isFinal) navigate(withQuery({ year: value === null ? null : String(value) }), { replace: true });
  };
  return [year, change];
}
