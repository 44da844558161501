/** @import * as operations from "../../api/operations.js" */

/** @type {operations.MapAdoptionsDocument} */
export const ADOPTIONS = `query MapAdoptions($country: String!) {
  adoptions(where: {country: {eq: $country}}) {
    aggregate(groupBy: [TERRITORY_REGION], first: 200) {
      groups { keys { key } count distinctCount(of: PRACTICE) }
    }
  }
}`;

/** The practices that are adopted most often. */
/** @type {operations.MapFrequentDocument} */
export const FREQUENT = `query MapFrequent($country: String!, $lang: Language!) {
  adoptions(where: {country: {eq: $country}}) {
    aggregate(groupBy: [PRACTICE], first: 3) { groups { keys { node { id label(lang: $lang) } } } }
  }
}`;

/** @type {operations.MapPopulationDocument} */
export const POPULATION = `query MapPopulation($country: String!) {
  municipalities(where: {country: {eq: $country}, validTo: {isNull: true}}) {
    aggregate(groupBy: [REGION], first: 200) { groups { keys { key } sum(of: POPULATION) } }
  }
}`;

/** @type {operations.MapIndicatorsDocument} */
export const INDICATORS = `query MapIndicators($country: String!, $lang: Language!) {
  indicators(first: 200, where: {observations: {some: {country: {eq: $country}}}}, orderBy: {field: NAME_RU}) {
    nodes { id name(lang: $lang) unit }
  }
}`;

/** @type {operations.MapObservationsDocument} */
export const OBSERVATIONS = `query MapObservations($country: String!, $indicator: ID!) {
  observations(where: {country: {eq: $country}, indicator: {id: {eq: $indicator}}}) {
    aggregate(groupBy: [TERRITORY_REGION], first: 200) {
      groups { keys { key } distinctCount(of: TERRITORY) median(of: VALUE) }
    }
  }
}`;

/** The territories with an indicator, as points. */
/** @type {operations.MapObservedDocument} */
export const OBSERVED = `query MapObserved($country: String!, $indicator: ID!, $lang: Language!, $after: String) {
  observations(first: 1000, after: $after, where: {country: {eq: $country}, indicator: {id: {eq: $indicator}}}) {
    pageInfo { hasNextPage endCursor }
    nodes { territory { id name(lang: $lang) latitude longitude region { id name(lang: $lang) } } }
  }
}`;

/** The municipalities that have adopted anything, as points. */
/** @type {operations.MapPointsDocument} */
export const ADOPTING = `query MapPoints($country: String!, $lang: Language!, $after: String) {
  municipalities(first: 1000, after: $after, where: {country: {eq: $country}, adoptions: {some: {}}}) {
    pageInfo { hasNextPage endCursor }
    nodes { id name(lang: $lang) latitude longitude region { id name(lang: $lang) } adoptions { totalCount } }
  }
}`;

/** @type {operations.MapPracticeDocument} */
export const PRACTICE = `query MapPractice($id: ID!, $lang: Language!) {
  practice(id: $id) { id name(lang: $lang) }
}`;

/** @type {operations.MapAdoptersDocument} */
export const ADOPTERS = `query MapAdopters($id: ID!, $lang: Language!, $after: String) {
  practice(id: $id) {
    diffusion(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { adoptedOn latitude longitude node { id name(lang: $lang) country region { id name(lang: $lang) } } }
    }
  }
}`;

/** @type {operations.MapNextLevelDocument} */
export const NEXT_LEVEL = `query MapNextLevel($id: ID!, $country: String!) {
  practice(id: $id) { nextAdopters(first: 1, country: $country) { level } }
}`;

/** @type {operations.MapNextRegionsDocument} */
export const NEXT_REGIONS = `query MapNextRegions($id: ID!, $country: String!, $after: String) {
  practice(id: $id) {
    nextAdopters(first: 100, country: $country, level: REGION, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { score node { id } }
    }
  }
}`;

/** Regions in one request, below the limit of tokens of a document. */
export const BATCH = 40;

/**
 * The best municipality of each of `count` regions, whose ids are the variables r0, r1 and so on; at most BATCH.
 *
 * @param {number} count
 * @returns {import("../../api/client.js").TypedQuery<
 *   {practice: Record<`r${number}`, NonNullable<operations.MapNextQuery["practice"]>["r0"]> | null},
 *   Omit<operations.MapNextQueryVariables, "r0"> & Record<`r${number}`, string>
 * >}
 */
export function nextOf(count) {
  const indices = Array.from({ length: count }, (_, index) => index);
  return `query MapNext($id: ID!, $country: String!, $lang: Language!, ${indices.map((index) => `$r${index}: ID!`).join(", ")}) {
    practice(id: $id) {
      ${indices.map((index) => `r${index}: nextAdopters(first: 1, country: $country, level: MUNICIPALITY, region: $r${index}) { ...Best }`).join("\n")}
    }
  }
  fragment Best on NextAdopterConnection { edges { score node { id name(lang: $lang) } } }`;
}
