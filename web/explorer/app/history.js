import { signal } from "./vendor/preact.js";

/**
 * An entry of the history: the state of a view that its address does not have. The browser keeps it over a reload.
 *
 * @typedef {Object} Entry
 * @property {number} [place]  where the reader was on the page, in pixels from its top
 * @property {Record<string, any>} [choices]  of the reader by name, such as the number of rows that a list shows
 * @property {boolean} [isStep]  whether it is a step from the entry before, which can be undone
 */

/** A pause in scrolling after which the place is noted, in milliseconds: browsers limit the changes of an entry. */
const PAUSE = 250;
/** Time without a change of the page after which it is complete, in milliseconds. */
const QUIET = 2000;
/** What ends the hold of a place: the reader does something. */
const EVENTS = ["keydown", "pointerdown", "touchstart", "wheel"];

/** The choices of the entry that is shown. */
const choices = signal(/** @type {Record<string, any>} */ ({}));
let place = /** @type {number | undefined} */ (undefined);
let isStep = false;

/** Return the entry that is shown. @returns {Entry} */
const entry = () => ({ place, choices: choices.peek(), isStep });

function read(/** @type {Entry | null} */ state) {
  place = state?.place;
  isStep = state?.isStep ?? false;
  choices.value = state?.choices ?? {};
}

let pause = 0;
let release = () => {};
let isHeld = false;

/** Note the place of the reader. */
function notePlace() {
  clearTimeout(pause);
  if (isHeld || window.scrollY === (place ?? 0)) return;
  place = window.scrollY;
  window.history.replaceState(entry(), "");
}

/**
 * Add an entry for another address, or replace the one that is shown. An entry with the same path begins with the choices of
 * the one before.
 */
export function addEntry(/** @type {string} */ address, { replace = false, samePath = false, step = false } = {}) {
  if (replace) {
    window.history.replaceState(entry(), "", address);
    return;
  }
  notePlace();
  release();
  read({ choices: samePath ? choices.peek() : {}, isStep: step });
  window.history.pushState(entry(), "", address);
}

/**
 * Return a choice of the reader and the function that changes it. It lasts as long as the entry of the history, so that the
 * Back button returns to it.
 *
 * @template T
 * @param {string} name
 * @param {T} initial
 * @returns {[T, (value: T) => void]}
 */
export function useChoice(name, initial) {
  const { value } = choices;
  const choose = (/** @type {T} */ next) => {
    choices.value = { ...choices.peek(), [name]: next };
    window.history.replaceState(entry(), "");
  };
  return [Object.hasOwn(value, name) ? value[name] : initial, choose];
}

/**
 * Scroll again whenever the page changes, until its answers are there or the reader does something. `isLeft`: whether the
 * reader has scrolled to another place, by other means than the events. `isReachable`: whether the page is tall enough; then
 * a movement of the pointer ends the hold, because the changes that follow it are of its own.
 */
function hold(/** @type {() => void} */ scroll, isLeft = () => false, isReachable = () => false) {
  release();
  isHeld = true;
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(end, QUIET);
  };
  const observer = new MutationObserver(() => {
    scroll();
    wait();
  });
  const end = () => {
    release = () => {};
    isHeld = false;
    clearTimeout(timer);
    observer.disconnect();
    window.removeEventListener("scroll", leave);
    window.removeEventListener("pointermove", point, { capture: true });
    for (const event of EVENTS) window.removeEventListener(event, end);
  };
  const leave = () => isLeft() && end();
  const point = () => isReachable() && end();
  release = end;
  window.addEventListener("scroll", leave, { passive: true });
  window.addEventListener("pointermove", point, { capture: true, passive: true });
  for (const event of EVENTS) window.addEventListener(event, end, { passive: true });
  observer.observe(document.body, { attributes: true, childList: true, subtree: true });
  scroll();
  wait();
}

/** Show a part of the page by its id, also one that is still loading. */
export function showPart(/** @type {string} */ id) {
  hold(() => document.getElementById(id)?.scrollIntoView());
}

/** Show the place of the entry, else the part that the address names. */
function showPlace() {
  const top = place ?? 0;
  const isReachable = () => document.documentElement.scrollHeight - window.innerHeight >= top;
  release();
  if (place === undefined && window.location.hash) showPart(window.location.hash.slice(1));
  else if (top === 0) window.scrollTo(0, 0);
  else hold(() => window.scrollTo(0, top), () => isReachable() && Math.abs(window.scrollY - top) > 1, isReachable);
}

/** Follow the Back and Forward buttons. `onEntry`: reads the address of the entry that is shown. */
export function followHistory(/** @type {() => void} */ onEntry) {
  window.history.scrollRestoration = "manual";
  read(window.history.state);
  showPlace();
  window.addEventListener("popstate", ({ state }) => {
    clearTimeout(pause);
    read(state);
    onEntry();
    showPlace();
  });
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(notePlace, PAUSE);
  };
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("pagehide", notePlace);
}

/** Whether the entry that is shown is a step from the one before. */
export const isAfterStep = () => isStep;

/** Go to the entry before. Resolves when it is shown. @returns {Promise<void>} */
export function stepBack() {
  return new Promise((resolve) => {
    window.addEventListener("popstate", () => resolve(), { once: true });
    window.history.back();
  });
}
