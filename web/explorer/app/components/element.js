import { h } from "../vendor/preact.js";

/**
 * Return a function that makes an element of a component from its properties, which then are checked and may be generic;
 * those in a template are not.
 *
 * @template {(props: any) => any} Component
 * @param {Component} component
 * @returns {Component}
 */
export function elementOf(component) {
  const make = (/** @type {Parameters<Component>[0]} */ props) => h(component, props);
  return /** @type {Component} */ (make); // the same properties, and an element as what the component returns
}
