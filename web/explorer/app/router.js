import { addEntry, followHistory, showPart } from "./history.js";
import { batch, computed, signal } from "./vendor/preact.js";

/**
 * @typedef {Object} Location
 * @property {string} path
 * @property {URLSearchParams} query
 */

/** Return a path without escapes. A part whose escapes are faulty stays as it is: it is the id of no record. */
function decoded(/** @type {string} */ path) {
  const part = (/** @type {string} */ text) => {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      if (error instanceof URIError) return text;
      throw error;
    }
  };
  return path.split("/").map(part).join("/");
}

/** @returns {Location} */
const current = () => ({ path: decoded(window.location.pathname), query: new URLSearchParams(window.location.search) });

/** The address of the page. Each state of a screen is an address. */
export const location = signal(current());

/** Changes whenever another path is shown, so that the page moves the focus and scrolls to its top. */
export const visit = computed(() => location.value.path);

/**
 * Show another address. `replace`: without an entry in the history. `step`: as a step that can be undone by going back.
 */
export function navigate(/** @type {string} */ address, { replace = false, step = false } = {}) {
  const { pathname, hash } = new URL(address, window.location.href);
  const samePath = pathname === window.location.pathname;
  batch(() => {
    addEntry(address, { replace, samePath, step });
    location.value = current();
  });
  if (hash) showPart(hash.slice(1));
  else if (!samePath) window.scrollTo(0, 0);
}

/** Return the address of this screen with other parameters; null and "" remove one. */
export function withQuery(/** @type {Record<string, string | null>} */ changes) {
  const query = new URLSearchParams(location.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return addressOf(location.value.path, query);
}

/**
 * Return an address in the language of the page.
 *
 * @param {string} path
 * @param {Record<string, string | null | undefined>} parameters
 * @param {string} part  the id of a part of the page
 */
export function address(path, parameters = {}, part = "") {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const lang = location.value.query.get("lang");
  if (lang) query.set("lang", lang);
  return addressOf(path, query) + (part && `#${part}`);
}

function addressOf(/** @type {string} */ path, /** @type {URLSearchParams} */ query) {
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return encodeURI(path) + (text && `?${text}`);
}

/** Follow links within the explorer without loading the page again. `isScreen`: whether a path is one of its screens. */
export function followLinks(/** @type {(path: string) => boolean} */ isScreen) {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = /** @type {Element} */ (event.target).closest("a");
    const href = link?.getAttribute("href");
    if (!link || !href || link.hasAttribute("target") || link.hasAttribute("download")) return;
    // A link in a drawing has no properties of its address.
    const { hash, origin, pathname, search } = new URL(href, window.location.href);
    const isHere = pathname === window.location.pathname && search === window.location.search;
    if (origin !== window.location.origin || (hash && isHere) || !isScreen(decoded(pathname))) return;
    event.preventDefault();
    navigate(href);
  });
  followHistory(() => {
    location.value = current();
  });
}
