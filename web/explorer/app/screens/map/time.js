import { YearChart } from "../../components/year-chart.js";
import { number } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { html, useEffect, useState } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/** The pause between two years, in milliseconds. */
const PAUSE = 700;

/** @typedef {{year: number, new: number, cumulative: number}[]} Growth */

/**
 * The year of the map: a slider, and a button that runs through the years.
 *
 * @param {{
 *   growth: Growth,
 *   year: number | null,
 *   onYear: (year: number | null, isFinal: boolean) => void,
 * }} props  growth: by year. year: null for all years. onYear: isFinal is false while the slider moves
 */
export function YearSlider({ growth, year, onYear }) {
  const t = inLanguage(texts);
  const first = growth[0].year;
  const last = growth[growth.length - 1].year;
  const shown = Math.min(Math.max(year ?? last, first), last);
  const [isPlaying, setPlaying] = useState(false);
  const isStill = useReducedMotion();

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      const isLast = shown + 1 >= last;
      onYear(shown + 1, isLast);
      if (isLast) setPlaying(false);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [isPlaying, shown]);

  const play = () => {
    if (isPlaying) {
      setPlaying(false);
      onYear(shown, true);
      return;
    }
    if (shown >= last) onYear(first, false);
    setPlaying(true);
  };
  const choose = (/** @type {any} */ event, /** @type {boolean} */ isFinal) => {
    setPlaying(false);
    onYear(Number(event.target.value), isFinal);
  };
  return html`
    <div class="map-time screen-only">
      <label class="field">
        <span>${t.year}: <output>${year === null ? t.allYears : shown}</output></span>
        <input
          type="range"
          name="year"
          min=${first}
          max=${last}
          step="1"
          value=${shown}
          aria-valuetext=${year === null ? t.allYears : String(shown)}
          onInput=${(/** @type {any} */ event) => choose(event, false)}
          onChange=${(/** @type {any} */ event) => choose(event, true)}
        />
      </label>
      ${!isStill && html`<button class="button" type="button" onClick=${play}>${isPlaying ? t.pause : t.play}</button>`}
      <button class="button" type="button" aria-disabled=${year === null} onClick=${() => { setPlaying(false); if (year !== null) onYear(null, true); }}>
        ${t.toAllYears}
      </button>
    </div>
  `;
}

/**
 * The growth of the number of adopters, with the year of the map.
 *
 * @param {{growth: Growth, year: number | null}} props
 */
export function Curve({ growth, year }) {
  const t = inLanguage(texts);
  const shown = year ?? growth[growth.length - 1].year;
  const reached = growth.filter((each) => each.year <= shown).at(-1)?.cumulative ?? 0;
  return html`
    <figure class="stack-small">
      <figcaption class="small quiet">${t.curve}</figcaption>
      <${YearChart} title=${t.curveTitle(shown, number(reached))} years=${growth} mark=${shown} />
    </figure>
  `;
}

function useReducedMotion() {
  const [query] = useState(() => window.matchMedia("(prefers-reduced-motion: reduce)"));
  const [matches, setMatches] = useState(query.matches);
  useEffect(() => {
    const follow = () => setMatches(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [query]);
  return matches;
}
