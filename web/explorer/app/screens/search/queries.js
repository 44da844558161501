import { FOUND_FIELDS } from "../../api/fields.js";

/** @import * as operations from "../../api/operations.js" */

/** @type {operations.SearchDocument} */
export const SEARCH = `query Search($text: String!, $types: [SearchType!], $lang: Language!, $after: String) {
  search(text: $text, types: $types, first: 20, after: $after) {
    totalCount
    totalCountExact
    edges {
      fragment { text matched }
      node { ${FOUND_FIELDS} }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** @type {operations.SearchExportDocument} */
export const SEARCH_EXPORT = `query SearchExport($text: String!, $types: [SearchType!], $lang: Language!) {
  search(text: $text, types: $types) { edges { type score node { id label(lang: $lang) } } }
}`;

/** @type {operations.PracticesForDocument} */
export const PRACTICES_FOR = `query PracticesFor($text: String!, $lang: Language!, $after: String) {
  practicesFor(text: $text, first: 10, after: $after) {
    totalCount
    reasonRu
    reasonEn
    pageInfo { hasNextPage endCursor }
    edges {
      adopterCount
      adaptingCount
      projectCount
      node { id label(lang: $lang) }
      projects { project { id name(lang: $lang) territory { id name(lang: $lang) } } }
      experts { person { id name(lang: $lang) } }
    }
  }
}`;
