/** Places that get the focus of an element that goes. */
const PLACES = "li, fieldset, form, section, main, [tabindex]";

/** Return an element and those around it, from within. */
function around(/** @type {Element | null} */ element) {
  const found = [];
  for (let each = element; each; each = each.parentElement) found.push(each);
  return found;
}

/**
 * Keep the focus near its place: when the element with the focus goes, the nearest place around it gets the focus, and not the
 * start of the page.
 */
export function keepFocus(/** @type {Element} */ page) {
  let path = /** @type {Element[]} */ ([]);
  const isLost = () => document.activeElement === null || document.activeElement === document.body;
  document.addEventListener("focusin", (event) => {
    path = around(/** @type {Element} */ (event.target));
  });
  document.addEventListener("focusout", () =>
    queueMicrotask(() => {
      if (isLost() && path[0]?.isConnected) path = []; // the reader left it
    }),
  );
  new MutationObserver(() => {
    if (!isLost() || path.length === 0 || path[0].isConnected) return;
    const place = path.find((each) => each.isConnected && each.matches(PLACES));
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }).observe(page, { childList: true, subtree: true });
}
