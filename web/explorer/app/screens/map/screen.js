import { html } from "../../vendor/preact.js";
import { CountryMap } from "./country-map.js";
import { PracticeMap } from "./practice-map.js";

const NONE = new URLSearchParams();

/** A map of the regions of a country, by a measure of all practices or of one. @param {{query: URLSearchParams}} props */
export default function MapScreen({ query = NONE }) {
  const practice = query.get("practice");
  return practice
    ? html`<${PracticeMap} key=${practice} id=${practice} query=${query} />`
    : html`<${CountryMap} query=${query} />`;
}
