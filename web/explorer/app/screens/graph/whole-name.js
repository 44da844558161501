import { html, useEffect, useState } from "../../vendor/preact.js";
import { LETTER } from "./scene.js";

const LONGEST = 70;
const HEIGHT = 24;

/**
 * The whole name of the node that has the pointer or the focus, above everything else.
 *
 * @param {{svg: {current: Element | null}, scene: import("./scene.js").Scene}} props  svg: the picture
 */
export function WholeName({ svg, scene }) {
  const [active, setActive] = useState("");
  useEffect(() => {
    const picture = svg.current;
    if (!picture) return undefined;
    const show = (/** @type {Event} */ event) => {
      const node = /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest(".graph-node"));
      setActive(node?.dataset.id ?? "");
    };
    const hide = () => setActive("");
    const listeners = /** @type {[string, (event: Event) => void][]} */ ([["focusin", show], ["pointerover", show], ["focusout", hide], ["pointerleave", hide]]);
    for (const [type, listener] of listeners) picture.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of listeners) picture.removeEventListener(type, listener);
    };
  }, []);
  const spot = scene.spots.find(({ id }) => id === active);
  if (!spot) return null;
  const text = spot.label.length > LONGEST ? `${spot.label.slice(0, LONGEST - 1).trimEnd()}…` : spot.label;
  const width = text.length * LETTER + 16;
  const x = Math.max(width / 2, Math.min(scene.width - width / 2, spot.x));
  const below = spot.y + spot.radius + 4;
  const top = below + HEIGHT > scene.height ? spot.y - spot.radius - 4 - HEIGHT : below;
  return html`
    <g class="graph-name" aria-hidden="true">
      <rect x=${x - width / 2} y=${top} width=${width} height=${HEIGHT} rx="4" />
      <text x=${x} y=${top + HEIGHT / 2 + 5} text-anchor="middle">${text}</text>
    </g>
  `;
}
