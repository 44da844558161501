import { html, useEffect, useId, useRef, useState } from "../vendor/preact.js";

const PAUSE = 250;

/**
 * A field that filters a list while its reader types.
 *
 * @param {{label: string, text: string, onText: (text: string) => void}} props  onText: is called after a pause
 */
export function FilterField({ label, text: initial, onText }) {
  const [text, setText] = useState(initial);
  const id = useId();
  // The text of the list; while the list follows the field, its reader may already type on.
  const sent = useRef(initial);
  useEffect(() => {
    if (initial === sent.current) return;
    sent.current = initial;
    setText(initial);
  }, [initial]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      onText(text);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return html`
    <div class="field screen-only">
      <label for=${id}>${label}</label>
      <input id=${id} class="filter" type="search" maxlength="100" autocomplete="off" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)} />
    </div>
  `;
}
