import { groupOf, typeWord } from "../../components/type-mark.js";
import { relationshipWords } from "../../i18n/relationships.js";
import { inLanguage } from "../../i18n/language.js";
import { nodeAddress, typeOf } from "../../links.js";
import { html, useLayoutEffect, useRef } from "../../vendor/preact.js";
import { moreText, PILL, pillOf } from "./scene.js";
import { texts } from "./texts.js";
import { WholeName } from "./whole-name.js";

/**
 * The graph as a picture: each node is a link to its page, and a button expands it. The picture scrolls in its frame.
 *
 * @param {{
 *   title: string,
 *   scene: import("./scene.js").Scene,
 *   middle: string,
 *   isFitted: boolean,
 *   expand: (id: string) => (() => void) | null,
 * }} props  middle: the node that is shown in the middle of the frame. expand: returns the action that expands a node;
 *   null if no more of its relationships can be shown
 */
export function Picture({ title, scene, middle, isFitted, expand }) {
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  const svg = useRef(/** @type {SVGElement | null} */ (null));
  const { spots, lines, width, height } = scene;
  useLayoutEffect(() => {
    const box = frame.current;
    const spot = spots.find(({ id }) => id === middle);
    if (!box || !spot) return;
    box.scrollTo(spot.x - box.clientWidth / 2, spot.y - box.clientHeight / 2);
  }, [middle, width, height, isFitted]);
  return html`
    <div class="graph" ref=${frame}>
      <svg
        ref=${svg}
        class=${isFitted ? "fitted" : ""}
        viewBox=${`0 0 ${width} ${height}`}
        width=${width}
        height=${height}
        role="group"
        aria-label=${title}
      >
        <g aria-hidden="true">
          ${lines.map(({ type, source, target }) => html`
            <line class="graph-link" key=${`${type} ${source.id} ${target.id}`} x1=${source.x} y1=${source.y} x2=${target.x} y2=${target.y}>
              <title>${`${source.label} — ${relationshipWords(type)} — ${target.label}`}</title>
            </line>
          `)}
        </g>
        ${spots.map((spot) => html`
          <g key=${spot.id}>
            <${Spot} spot=${spot} />
            ${spot.more > 0 && html`<${More} spot=${spot} action=${expand(spot.id)} />`}
          </g>
        `)}
        <${WholeName} svg=${svg} scene=${scene} />
      </svg>
    </div>
  `;
}

/** @param {{spot: import("./scene.js").Spot}} props */
function Spot({ spot }) {
  const { id, label, x, y, radius, caption } = spot;
  const name = `${typeWord(typeOf(id))}: ${label}`;
  return html`
    <a class="graph-node" href=${nodeAddress(id)} data-id=${id}>
      <title>${name}</title>
      <circle class="graph-target" cx=${x} cy=${y} r="14" />
      <circle class="graph-dot ${groupOf(typeOf(id))}" cx=${x} cy=${y} r=${radius} />
      <text class=${caption.isCrowded ? "crowded" : ""} x=${caption.x} y=${caption.y} text-anchor=${caption.anchor}>${caption.text}</text>
    </a>
  `;
}

/** @param {{spot: import("./scene.js").Spot, action: (() => void) | null}} props */
function More({ spot, action }) {
  const t = inLanguage(texts);
  const text = moreText(spot.more);
  const box = pillOf(spot);
  const shape = html`
    <rect x=${box.left} y=${box.top} width=${box.right - box.left} height=${PILL} rx=${PILL / 2} />
    <text x=${(box.left + box.right) / 2} y=${box.top + PILL / 2 + 5} text-anchor="middle">${text}</text>
  `;
  if (!action) {
    const name = t.moreOnPage(text, spot.label);
    return html`<a class="graph-more full" href=${nodeAddress(spot.id)} aria-label=${name}><title>${name}</title>${shape}</a>`;
  }
  const name = t.expand(text, spot.label);
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  };
  return html`
    <g class="graph-more" role="button" tabindex="0" data-hub=${spot.id} aria-label=${name} onClick=${action} onKeyDown=${onKeyDown}>
      <title>${name}</title>${shape}
    </g>
  `;
}
