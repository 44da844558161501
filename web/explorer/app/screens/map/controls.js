import { useQuery } from "../../api/use-query.js";
import { SearchBox } from "../../components/search-box.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { address, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { COUNTRY_MEASURES } from "./country-measure.js";
import { PRACTICE_MEASURES } from "./practice-measure.js";
import { INDICATORS } from "./queries.js";
import { texts } from "./texts.js";

const show = (/** @type {Record<string, string | null>} */ changes) => navigate(withQuery(changes), { replace: true });

/** Return the address with a practice, in the country with most of its adopters. */
export const withPractice = (/** @type {string} */ practice) =>
  withQuery({ practice, country: null, measure: null, indicator: null, year: null });

/** Return the address of all practices in a country. */
export const withoutPractice = (/** @type {string} */ country) => address("/map", { country: country === "ru" ? null : country });

/**
 * The country, the measure and the practice of the map.
 *
 * @param {{country: "ru" | "us", practice: string, measure: string, indicator: string, children?: any}} props
 */
export function Controls({ country, practice, measure, indicator, children }) {
  const t = inLanguage(texts);
  const measures = practice ? PRACTICE_MEASURES : COUNTRY_MEASURES;
  return html`
    <section class="map-controls screen-only" aria-label=${t.controls}>
      <${SearchBox}
        types=${["PRACTICE"]}
        label=${practice ? t.otherPractice : t.findPractice}
        button=${t.findButton}
        searches=${false}
        addressOf=${(/** @type {string} */ id) => withPractice(id)}
      />
      <${Choice}
        name=${t.country}
        value=${country}
        options=${[["ru", t.countries.ru], ["us", t.countries.us]]}
        onChoose=${(/** @type {string} */ value) => show({ country: value === "ru" && !practice ? null : value, indicator: null, year: null })}
      />
      <${Choice}
        name=${t.measure}
        value=${measure}
        options=${measures.map((each) => [each, t.measures[each]])}
        onChoose=${(/** @type {string} */ value) => show({ measure: value, indicator: null })}
      />
      ${measure === "indicator" && html`<${IndicatorChoice} country=${country.toUpperCase()} indicator=${indicator} />`}
      ${children}
    </section>
  `;
}

function Choice({ name = "", value = "", options = /** @type {string[][]} */ ([]), onChoose = (/** @type {string} */ _) => {} }) {
  return html`
    <label class="field">
      ${name}
      <select value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
        ${options.map(([each, text]) => html`<option value=${each} selected=${each === value}>${text}</option>`)}
      </select>
    </label>
  `;
}

function IndicatorChoice({ country = "", indicator = "" }) {
  const t = inLanguage(texts);
  const { data } = useQuery(INDICATORS, { country, lang: apiLanguage.value });
  const options = (data?.indicators?.nodes ?? []).map((/** @type {any} */ each) => [each.id, each.name]);
  if (options.length === 0) return null;
  return html`
    <${Choice}
      name=${t.indicator}
      value=${indicator || options[0][0]}
      options=${options}
      onChoose=${(/** @type {string} */ value) => show({ indicator: value })}
    />
  `;
}
