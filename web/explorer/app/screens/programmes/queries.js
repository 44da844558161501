/** @import * as operations from "../../api/operations.js" */

/** @type {operations.ProgrammesDocument} */
export const PROGRAMMES = `query Programmes($lang: Language!) {
  programs(first: 100) {
    totalCount
    nodes {
      id
      name(lang: $lang)
      description(lang: $lang)
      runBy(first: 10) { nodes { id name(lang: $lang) } }
      cohorts(first: 100, orderBy: {field: NUMBER, direction: DESC}) {
        nodes { id name(lang: $lang) status startOn endOn teams { totalCount } }
      }
    }
  }
}`;
