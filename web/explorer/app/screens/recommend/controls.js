import { useQuery } from "../../api/use-query.js";
import { fieldValue } from "../../components/field-value.js";
import { nameOf } from "../../components/node-link.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { location, navigate, withQuery } from "../../router.js";
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { TOPICS } from "./queries.js";
import { texts } from "./texts.js";
import { FACTORS, writeWeights } from "./weights.js";

/**
 * @import { Edge } from "./item.js"
 * @import { Factor } from "../../i18n/texts.js"
 * @import { Weights } from "./weights.js"
 */

const show = (/** @type {Record<string, string | null>} */ changes) => navigate(withQuery(changes), { replace: true });

/**
 * The topic, the origin of the practices and the weights of the factors.
 *
 * @param {{country: string, weights: Weights, edges: Edge[], busy: boolean}} props  country: of the territory
 */
export function Controls({ country, weights, edges, busy }) {
  const t = inLanguage(texts);
  const { query } = location.value;
  // Practices of other countries are offered from elsewhere only.
  const practices = query.get("from") === "elsewhere" ? {} : { adoptions: { some: { country: { eq: country } } } };
  const { data } = useQuery(TOPICS, { lang: apiLanguage.value, practices });
  const topic = query.get("topic") ?? "";
  const offered = data?.topics?.nodes ?? [];
  const topics = !topic || offered.some((each) => each.id === topic) ? offered : [...offered, { id: topic, name: null }];
  return html`
    <section class="section controls screen-only" aria-label=${t.controls}>
      <div class="columns">
        <label class="field">
          ${t.topic}
          <select value=${topic} onChange=${(/** @type {Event} */ event) => show({ topic: fieldValue(event) })}>
            <option value="">${t.allTopics}</option>
            ${topics.map((each) => html`<option value=${each.id} selected=${each.id === topic}>${nameOf(each)}</option>`)}
          </select>
        </label>
        <label class="field">
          ${t.from}
          <select
            value=${query.get("from") ?? ""}
            onChange=${(/** @type {Event} */ event) => show({ from: fieldValue(event) })}
          >
            <option value="">${t.same}</option>
            <option value="elsewhere">${t.fromElsewhere}</option>
          </select>
        </label>
      </div>
      <${Sliders} weights=${weights} edges=${edges} busy=${busy} />
    </section>
  `;
}

/** One slider for each factor that any of the practices has. @param {{weights: Weights, edges: Edge[], busy: boolean}} props */
function Sliders({ weights, edges, busy }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const seen = useRef(/** @type {Set<string>} */ (new Set()));
  for (const edge of edges) for (const each of edge.contributions) seen.current.add(each.factor);
  const factors = FACTORS.filter((factor) => seen.current.has(factor) || factor in weights);
  const isChanged = Object.keys(weights).length > 0;
  const [isOpen] = useState(isChanged); // a reset leaves its button in place
  return html`
    <details open=${isOpen}>
      <summary>${t.weights}</summary>
      <div class="stack">
        <p class="prose small quiet">${t.weightsNote}</p>
        <div class="columns">
          ${factors.map((factor) => html`<${Slider} key=${factor} factor=${factor} weights=${weights} />`)}
        </div>
        <p class="actions">
          <button class="button" type="button" aria-disabled=${!isChanged} onClick=${() => isChanged && show({ weights: null })}>${t.resetWeights}</button>
          <span class="quiet" role="status">${busy ? c.updating : ""}</span>
        </p>
      </div>
    </details>
  `;
}

/** @param {{factor: Factor, weights: Weights}} props */
function Slider({ factor, weights }) {
  const c = inLanguage(common);
  const weight = weights[factor] ?? 1;
  const [value, setValue] = useState(weight);
  useEffect(() => setValue(weight), [weight]);
  const name = c.factors[factor];
  return html`
    <label class="field">
      <span>${name}: <output>×${number(value, 1)}</output></span>
      <input
        type="range"
        min="0"
        max="3"
        step="0.5"
        name=${factor}
        value=${value}
        onInput=${(/** @type {Event} */ event) => setValue(Number(fieldValue(event)))}
        onChange=${(/** @type {Event} */ event) => show({ weights: writeWeights({ ...weights, [factor]: Number(fieldValue(event)) }) })}
      />
    </label>
  `;
}
