import { useQuery } from "../../api/use-query.js";
import { number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { location, navigate, withQuery } from "../../router.js";
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { TOPICS } from "./queries.js";
import { texts } from "./texts.js";
import { FACTORS, writeWeights } from "./weights.js";

const show = (/** @type {Record<string, string | null>} */ changes) => navigate(withQuery(changes), { replace: true });

/**
 * The topic, the origin of the practices and the weights of the factors.
 *
 * @param {{weights: Record<string, number>, edges: any[], busy: boolean}} props
 */
export function Controls({ weights, edges, busy }) {
  const t = inLanguage(texts);
  const { query } = location.value;
  const { data } = useQuery(TOPICS, { lang: apiLanguage.value });
  const topics = data?.topics.nodes ?? [];
  const topic = query.get("topic") ?? "";
  return html`
    <section class="section controls screen-only" aria-label=${t.controls}>
      <div class="columns">
        <label class="field">
          ${t.topic}
          <select value=${topic} onChange=${(/** @type {any} */ event) => show({ topic: event.target.value })}>
            <option value="">${t.allTopics}</option>
            ${topics.map((/** @type {any} */ each) => html`<option value=${each.id} selected=${each.id === topic}>${each.name}</option>`)}
          </select>
        </label>
        <label class="field">
          ${t.from}
          <select
            value=${query.get("from") ?? ""}
            onChange=${(/** @type {any} */ event) => show({ from: event.target.value })}
          >
            <option value="">${t.same}</option>
            <option value="elsewhere">${t.fromElsewhere}</option>
          </select>
        </label>
      </div>
      <${Weights} weights=${weights} edges=${edges} busy=${busy} />
    </section>
  `;
}

/** One slider for each factor that any of the practices has. */
function Weights({ weights = /** @type {Record<string, number>} */ ({}), edges = /** @type {any[]} */ ([]), busy = false }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const seen = useRef(new Set());
  for (const edge of edges) for (const each of edge.contributions) seen.current.add(each.factor);
  const factors = FACTORS.filter((factor) => seen.current.has(factor) || factor in weights);
  const isChanged = Object.keys(weights).length > 0;
  return html`
    <details open=${isChanged}>
      <summary>${t.weights}</summary>
      <div class="stack">
        <p class="prose small quiet">${t.weightsNote}</p>
        <div class="columns">
          ${factors.map((factor) => html`<${Slider} key=${factor} factor=${factor} weights=${weights} />`)}
        </div>
        <p class="actions">
          <button class="button" type="button" disabled=${!isChanged} onClick=${() => show({ weights: null })}>${t.resetWeights}</button>
          <span class="quiet" role="status">${busy ? c.updating : ""}</span>
        </p>
      </div>
    </details>
  `;
}

function Slider({ factor = "", weights = /** @type {Record<string, number>} */ ({}) }) {
  const c = inLanguage(common);
  const weight = weights[factor] ?? 1;
  const [value, setValue] = useState(weight);
  useEffect(() => setValue(weight), [weight]);
  const name = c.factors[/** @type {"region"} */ (factor)];
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
        onInput=${(/** @type {any} */ event) => setValue(Number(event.target.value))}
        onChange=${(/** @type {any} */ event) => show({ weights: writeWeights({ ...weights, [factor]: Number(event.target.value) }) })}
      />
    </label>
  `;
}
