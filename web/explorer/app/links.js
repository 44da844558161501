import { own } from "./own.js";
import { address } from "./router.js";

/** Types of node by the prefix of their ids, with the screen that shows them; the others have the screen `node`. */
const SCREENS = {
  region: "territory",
  municipality: "territory",
  practice: "practice",
  program: "program",
  cohort: "program",
};

/** Return the prefix of an id, which names the type of the node. */
export function typeOf(/** @type {string} */ id) {
  return id.slice(0, Math.max(0, id.indexOf(":")));
}

/** Return the name of the screen about a node. */
export const screenOf = (/** @type {string} */ id) => own(SCREENS, typeOf(id)) ?? "node";

/** Return the address of the screen about a node. */
export function nodeAddress(/** @type {string} */ id) {
  return address(`/${screenOf(id)}/${id}`);
}
