import { request } from "../api/client.js";
import { SUGGESTIONS } from "../api/queries.js";
import { inLanguage, apiLanguage } from "../i18n/language.js";
import { nodeAddress } from "../links.js";
import { address, navigate } from "../router.js";
import { html, useEffect, useId, useRef, useState } from "../vendor/preact.js";
import { fieldValue } from "./field-value.js";
import { surroundings } from "./surroundings.js";
import { TypeMark } from "./type-mark.js";

/**
 * @import * as operations from "../api/operations.js"
 * @typedef {import("../api/use-pages.js").Item<operations.SuggestionsQuery["search"]>} Hit
 */

const PAUSE = 150;

const texts = {
  ru: {
    label: "Территория, практика, человек или задача своими словами",
    button: "Найти",
    suggestions: "Подсказки",
    count: (/** @type {number} */ count) => `Подсказок: ${count}`,
  },
  en: {
    label: "A territory, a practice, a person, or a problem in plain words",
    button: "Search",
    suggestions: "Suggestions",
    count: (/** @type {number} */ count) => `Suggestions: ${count}`,
  },
};

/**
 * A search field with suggestions: arrow keys choose one, Enter opens it or searches, Escape closes the list.
 *
 * @param {{
 *   text?: string,
 *   types?: operations.SearchType[] | null,
 *   label?: string,
 *   button?: string,
 *   addressOf?: (id: string) => string,
 *   searches?: boolean,
 * }} props  text: the text that the screen has searched for. types: of the suggestions. addressOf: where a suggestion
 *   leads. searches: whether Enter without a chosen suggestion searches; otherwise it takes the first one
 */
export function SearchBox({ text: initial = "", types = null, label, button, addressOf = nodeAddress, searches = true }) {
  const t = inLanguage(texts);
  const [text, setText] = useState(initial);
  const [hits, setHits] = useState(/** @type {Hit[]} */ ([]));
  const [chosen, setChosen] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const list = useId();
  const lang = apiLanguage.value;
  useEffect(() => setText(initial), [initial]);

  useEffect(() => {
    const words = text.trim();
    if (!isOpen || !/[\p{L}\p{N}]/u.test(words)) {
      setHits([]);
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      request(SUGGESTIONS, { text: words, types, lang }, controller.signal).then(
        (data) => {
          setHits(data.search?.edges ?? []);
          setChosen(-1);
        },
        () => controller.signal.aborted || setHits([]), // the search itself reports the error
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, isOpen, lang]);

  const close = () => {
    setOpen(false);
    setChosen(-1);
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const hit = hits[searches ? chosen : Math.max(chosen, 0)];
    const target = hit ? addressOf(hit.node.id) : searches && text.trim() && address("/search", { q: text.trim() });
    if (!target) {
      field.current?.focus();
      return;
    }
    close();
    if (!searches) setText("");
    navigate(target);
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // the browser would clear the field
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || hits.length === 0) return;
    event.preventDefault();
    setOpen(true);
    // From -1, the field itself, through the suggestions and back to the field.
    setChosen(((chosen + 1 + step + hits.length + 1) % (hits.length + 1)) - 1);
  };
  const shown = isOpen && hits.length > 0;

  return html`
    <form class="search" role="search" onSubmit=${submit} onFocusOut=${(/** @type {FocusEvent} */ event) => {
      if (!(/** @type {Element} */ (event.currentTarget).contains(/** @type {Node | null} */ (event.relatedTarget)))) close();
    }}>
      <label for=${`${list}-field`}>${label ?? t.label}</label>
      <div class="search-field">
        <input
          ref=${field}
          id=${`${list}-field`}
          type="search"
          name="q"
          autocomplete="off"
          maxlength="200"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${shown}
          aria-controls=${list}
          aria-activedescendant=${chosen >= 0 ? `${list}-${chosen}` : undefined}
          value=${text}
          onInput=${(/** @type {Event} */ event) => {
            setText(fieldValue(event));
            setOpen(true);
          }}
          onKeyDown=${onKeyDown}
        />
        <button class="button primary" type="submit">${button ?? t.button}</button>
      </div>
      <ul class="suggestions" id=${list} role="listbox" aria-label=${t.suggestions} hidden=${!shown}>
        ${shown && hits.map(({ node }, index) => html`
          <li id=${`${list}-${index}`} role="option" aria-selected=${index === chosen}>
            <a href=${addressOf(node.id)} tabindex="-1" onClick=${() => { close(); if (!searches) setText(""); }}>
              <span>${node.label} ${surroundings({ node })}</span>
              <${TypeMark} id=${node.id} />
            </a>
          </li>
        `)}
      </ul>
      <p class="hidden" role="status">${shown ? t.count(hits.length) : ""}</p>
    </form>
  `;
}
