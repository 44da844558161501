const COUNTED = ["regions", "municipalities", "practices", "adoptions", "programs", "teams", "projects", "people", "sources"];

/** What the graph has. */
export const CONTENTS = `{
  ${COUNTED.map((name) => `${name} { totalCount }`).join("\n  ")}
  dataVersion
}`;

/** The latest date of an adoption. */
export const LATEST = `{
  adoptions(first: 1, orderBy: {field: RUNNING_ON, direction: DESC}, where: {runningOn: {isNull: false}}) {
    nodes { runningOn }
  }
}`;

export const DATASETS = `query Datasets($lang: Language!) {
  datasets(first: 100) { totalCount nodes { id title publisher licence url description(lang: $lang) } }
}`;

/** Examples for the three kinds of user. */
export const ENTRIES = `query Entries($lang: Language!) {
  teams(first: 4) { nodes { territory { id name(lang: $lang) } } }
  cohorts(first: 3, orderBy: {field: NUMBER, direction: DESC}) { nodes { id name(lang: $lang) } }
  practices(first: 2, where: {coverage: {some: {completeness: {eq: COMPLETE}, country: {eq: "RU"}}}}) {
    nodes { id name(lang: $lang) }
  }
}`;
