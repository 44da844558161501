import { inLanguage, language } from "../i18n/language.js";
import { html } from "../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * @import { Geography, Place } from "./geography.js"
 * @typedef {{place: Place, region: any, name: string}} NamedPlace  region: of the graph; undefined if it has none
 */

/** Return the places of a map with the regions of the graph, by name. @returns {NamedPlace[]} */
export function placesOf(/** @type {Geography} */ geography, /** @type {any[]} */ regions) {
  return geography.places
    .map((place) => {
      const region = regionOf(regions, place);
      return { place, region, name: nameOf(place, region) };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Regions are found by their code; the District of Columbia, which has none in the data, by its name. */
function regionOf(/** @type {any[]} */ regions, /** @type {Place} */ place) {
  return regions.find((each) => each.isoCode === place.code) ?? regions.find((each) => !each.isoCode && each.nameEn === place.name?.en);
}

/** The name in the language of the page: in Russian that of the graph if it has one, else that of ISO 3166-2. */
function nameOf(/** @type {Place} */ place, /** @type {any} */ region) {
  const own = language.value === "ru" ? region?.nameRu : null;
  return own ?? place.name?.[language.value] ?? region?.name ?? place.code;
}

/** The notes under a map: the regions without a shape, and the source of the shapes. @param {{places: NamedPlace[], children?: any}} props */
export function ShapeNotes({ places, children }) {
  const t = inLanguage(texts);
  const withoutShape = places.filter(({ place, region }) => !place.d && region).map(({ name }) => name);
  return html`
    ${withoutShape.length > 0 && html`<p>${t.withoutShape(withoutShape.join(", "))}</p>`}
    ${children}
    <p>${t.shapes}</p>
  `;
}
