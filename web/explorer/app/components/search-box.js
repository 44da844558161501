import { request } from "../api/client.js";
import { ApiError } from "../api/errors.js";
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

/** No suggestions, of no words. */
const NOTHING = { words: "", lang: "", hits: /** @type {Hit[]} */ ([]) };

const texts = {
  ru: {
    label: "Территория, практика, человек или задача своими словами",
    button: "Найти",
    suggestions: "Подсказки",
    count: (/** @type {number} */ count) => `Подсказок: ${count}`,
    nothing: (/** @type {string} */ text) => `По запросу «${text}» ничего не найдено. Проверьте написание.`,
  },
  en: {
    label: "A territory, a practice, a person, or a problem in plain words",
    button: "Search",
    suggestions: "Suggestions",
    count: (/** @type {number} */ count) => `Suggestions: ${count}`,
    nothing: (/** @type {string} */ text) => `Nothing was found for “${text}”. Check the spelling.`,
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
  const [found, setFound] = useState(NOTHING);
  const [chosen, setChosen] = useState(-1);
  const [notice, setNotice] = useState("");
  const [isOpen, setOpen] = useState(false);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const list = useId();
  const lang = apiLanguage.value;
  const words = text.trim();
  const isText = /[\p{L}\p{N}]/u.test(words);
  const { hits } = found;
  // The text of the last search; its reader may type on before the screen has searched for it.
  const sent = useRef(initial);
  useEffect(() => {
    if (initial !== sent.current) setText(initial);
    sent.current = initial;
  }, [initial]);

  /** Return the suggestions for the words; those on the screen may be of the words before. @returns {Promise<Hit[]>} */
  const suggested = async (/** @type {AbortSignal} */ signal) =>
    found.words === words && found.lang === lang
      ? hits
      : ((await request(SUGGESTIONS, { text: words, types, lang }, signal)).search?.edges ?? []);

  useEffect(() => {
    if (!isOpen || !isText) {
      setFound(NOTHING);
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      suggested(controller.signal).then(
        (edges) => {
          setFound({ words, lang, hits: edges });
          setChosen(-1);
        },
        () => controller.signal.aborted || setFound(NOTHING), // the search itself reports the error
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
  const open = (/** @type {string} */ target) => {
    close();
    if (!searches) setText("");
    navigate(target);
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    field.current?.focus();
    if (chosen >= 0) open(addressOf(hits[chosen].node.id));
    else if (searches && words) {
      sent.current = words;
      open(address("/search", { q: words }));
    }
    else if (isText) {
      const asked = words;
      const [first] = await suggested(new AbortController().signal).catch((error) => {
        if (!(error instanceof ApiError)) throw error;
        setNotice(error.text);
        return [null];
      });
      if (field.current?.value.trim() !== asked) return;
      if (first) open(addressOf(first.node.id));
      else if (first === undefined) setNotice(t.nothing(asked));
    }
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
            setChosen(-1);
            setNotice("");
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
      <p class=${notice ? "notice" : "hidden"} role="status">${notice || (shown ? t.count(hits.length) : "")}</p>
    </form>
  `;
}
