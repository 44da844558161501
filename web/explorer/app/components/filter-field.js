import { html, useEffect, useId, useState } from "../vendor/preact.js";

const PAUSE = 250;

/**
 * A field that filters a list while its reader types.
 *
 * @param {{label: string, text: string, onText: (text: string) => void}} props  onText: is called after a pause
 */
export function FilterField({ label, text: initial, onText }) {
  const [text, setText] = useState(initial);
  const id = useId();
  useEffect(() => setText(initial), [initial]);
  useEffect(() => {
    if (text === initial) return undefined;
    const timer = setTimeout(() => onText(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return html`
    <div class="field screen-only">
      <label for=${id}>${label}</label>
      <input id=${id} class="filter" type="search" maxlength="100" autocomplete="off" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)} />
    </div>
  `;
}
