/** Return the value of the field that an event is about. */
export function fieldValue(/** @type {Event} */ event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value; // the type of an event has any target
}
