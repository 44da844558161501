/** @import * as operations from "../../api/operations.js" */

const COUNTED = ["regions", "municipalities", "practices", "adoptions", "programs", "teams", "projects", "people", "sources"];

/** What the graph has. @type {operations.ContentsDocument} */
export const CONTENTS = `query Contents {
  ${COUNTED.map((name) => `${name} { totalCount }`).join("\n  ")}
  dataVersion
}`;

/** The latest date of an adoption. @type {operations.LatestDocument} */
export const LATEST = `query Latest {
  adoptions(first: 1, orderBy: {field: RUNNING_ON, direction: DESC}, where: {runningOn: {isNull: false}}) {
    nodes { runningOn }
  }
}`;

/** @type {operations.DatasetsDocument} */
export const DATASETS = `query Datasets($lang: Language!) {
  datasets(first: 100) { totalCount nodes { id title publisher licence url description(lang: $lang) } }
}`;

/** Examples for the three kinds of user. @type {operations.EntriesDocument} */
export const ENTRIES = `query Entries($lang: Language!) {
  teams(first: 4) { nodes { territory { id name(lang: $lang) } } }
  cohorts(first: 3, orderBy: {field: NUMBER, direction: DESC}) { nodes { id name(lang: $lang) } }
  practices(first: 2, where: {coverage: {some: {completeness: {eq: COMPLETE}, country: {eq: "RU"}}}}) {
    nodes { id name(lang: $lang) }
  }
}`;
