import { computed, signal } from "./vendor/preact.js";

/**
 * @typedef {Object} Location
 * @property {string} path
 * @property {URLSearchParams} query
 */

/** @returns {Location} */
const current = () => ({ path: decodeURI(window.location.pathname), query: new URLSearchParams(window.location.search) });

/** The address of the page. Each state of a screen is an address. */
export const location = signal(current());

/** Changes whenever another path is shown, so that the page moves the focus and scrolls to its top. */
export const visit = computed(() => location.value.path);

/** Show another address. `replace`: without an entry in the history. */
export function navigate(/** @type {string} */ address, { replace = false } = {}) {
  const samePath = new URL(address, window.location.href).pathname === window.location.pathname;
  window.history[replace ? "replaceState" : "pushState"](null, "", address);
  location.value = current();
  if (!samePath) window.scrollTo(0, 0);
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

/** Return an address in the language of the page. */
export function address(/** @type {string} */ path, /** @type {Record<string, string | null | undefined>} */ parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const lang = location.value.query.get("lang");
  if (lang) query.set("lang", lang);
  return addressOf(path, query);
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
    if (!link || link.hasAttribute("target") || link.hasAttribute("download") || !link.hasAttribute("href")) return;
    // A link of a picture has no parts of an address.
    const target = new URL(/** @type {string} */ (link.getAttribute("href")), window.location.href);
    if (target.origin !== window.location.origin || target.hash || !isScreen(decodeURI(target.pathname))) return;
    event.preventDefault();
    navigate(target.href);
  });
  window.addEventListener("popstate", () => {
    location.value = current();
  });
}
