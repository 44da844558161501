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
  return id.slice(0, id.indexOf(":"));
}

/** Return the address of the screen about a node. */
export function nodeAddress(/** @type {string} */ id) {
  return address(`/${SCREENS[/** @type {"region"} */ (typeOf(id))] ?? "node"}/${id}`);
}
