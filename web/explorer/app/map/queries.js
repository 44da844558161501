/** @import * as operations from "../api/operations.js" */

/** @type {operations.MapRegionsDocument} */
export const REGIONS = `query MapRegions($country: String!, $lang: Language!) {
  regions(first: 200, where: {country: {eq: $country}}, orderBy: {field: NAME_RU}) {
    nodes { id isoCode nameRu nameEn name(lang: $lang) population municipalities { totalCount } }
  }
}`;
