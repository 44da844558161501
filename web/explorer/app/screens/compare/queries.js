/** @import * as operations from "../../api/operations.js" */

/** @type {operations.ComparisonDocument} */
export const COMPARISON = `query Comparison($ids: [ID!]!, $lang: Language!) {
  compare(territories: $ids, first: 1000) {
    commonCount
    territories {
      territory { id name(lang: $lang) region { id name(lang: $lang) } }
      population
      indicators { name value indicator { id name(lang: $lang) unit } }
      practiceCount
      missingCount
      onlyHereCount
      practices { id name(lang: $lang) }
    }
  }
}`;

/** @type {operations.NamesDocument} */
export const NAMES = `query Names($ids: [ID!]!, $lang: Language!) { nodes(ids: $ids) { id label(lang: $lang) } }`;
