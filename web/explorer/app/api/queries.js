import { FOUND_FIELDS } from "./fields.js";

/** @import * as operations from "./operations.js" */

/** What the search box suggests. @type {operations.SuggestionsDocument} */
export const SUGGESTIONS = `query Suggestions($text: String!, $types: [SearchType!], $lang: Language!) {
  search(text: $text, types: $types, first: 8) {
    edges {
      node { ${FOUND_FIELDS} }
    }
  }
}`;
