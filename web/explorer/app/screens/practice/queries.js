import { ADOPTER_FIELDS, REASON_FIELDS, SOURCE_FIELDS } from "../../api/fields.js";

/** @import * as operations from "../../api/operations.js" */

/** The condition on adoptions that have begun and are not known to be finished. */
const HAS_BEGUN = "{stage: {in: [REQUESTED, ADAPTED]}}";
const BEGUN_COUNT = `begun: adoptions(first: 1, where: ${HAS_BEGUN}) { totalCount }`;

/** @type {operations.PracticeDocument} */
export const PRACTICE = `query Practice($id: ID!, $lang: Language!) {
  practice(id: $id) {
    id
    name(lang: $lang)
    summary(lang: $lang)
    evidenceLevel
    costBand
    complexity
    prerequisites(lang: $lang)
    lessonsLearned(lang: $lang)
    originatedIn { id name(lang: $lang) }
    topics(first: 20) { nodes { id name(lang: $lang) } }
    requires(first: 20) { nodes { id name(lang: $lang) } }
    includes(first: 20) { nodes { id name(lang: $lang) } }
    includedIn(first: 20) { nodes { id name(lang: $lang) } }
    coverage(first: 10) { nodes { id completeness level country firstYear lastYear note(lang: $lang) } }
    sources(first: 20) { nodes { ${SOURCE_FIELDS} } }
    datasets { nodes { id title } }
  }
}`;

/** Who has a practice, and where it fits next, in short. */
/** @type {operations.PracticeAnswerDocument} */
export const ANSWER = `query PracticeAnswer($id: ID!, $lang: Language!) {
  practice(id: $id) {
    ${BEGUN_COUNT}
    diffusion(first: 1) { totalCount }
    nextAdopters(first: 3) { coverage nodes { id name(lang: $lang) } }
  }
}`;

/** The territories that have begun a practice. */
/** @type {operations.BegunDocument} */
export const BEGUN = `query Begun($id: ID!, $lang: Language!, $after: String, $order: AdoptionOrder) {
  practice(id: $id) {
    adoptions(first: 20, after: $after, orderBy: $order, where: ${HAS_BEGUN}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        adaptedOn
        territory { id name(lang: $lang) region { id name(lang: $lang) } }
        sources(first: 3) { nodes { ${SOURCE_FIELDS} } }
      }
    }
  }
}`;

/** @type {operations.BegunExportDocument} */
export const BEGUN_EXPORT = `query BegunExport($id: ID!, $lang: Language!, $order: AdoptionOrder) {
  practice(id: $id) {
    adoptions(orderBy: $order, where: ${HAS_BEGUN}) {
      nodes { id territory { id name(lang: $lang) country region { id name(lang: $lang) } } adaptedOn note(lang: $lang) }
    }
  }
}`;

/** @type {operations.SpreadDocument} */
export const SPREAD = `query Spread($id: ID!, $lang: Language!, $after: String) {
  practice(id: $id) {
    ${BEGUN_COUNT}
    diffusion(first: 20, after: $after) {
      totalCount
      undated
      byYear { year new cumulative }
      pageInfo { hasNextPage endCursor }
      edges {
        order
        adoptedOn
        stoppedOn
        sourceInferred
        source { id name(lang: $lang) }
        node { id name(lang: $lang) region { id name(lang: $lang) } }
      }
    }
  }
}`;

/** @type {operations.SpreadExportDocument} */
export const SPREAD_EXPORT = `query SpreadExport($id: ID!, $lang: Language!) {
  practice(id: $id) {
    diffusion {
      edges {
        order
        node { id name(lang: $lang) country region { id name(lang: $lang) } }
        adoptedOn
        resumedOn
        stoppedOn
        latitude
        longitude
        source { id name(lang: $lang) }
        sourceInferred
      }
    }
  }
}`;

/** @type {operations.NextAdoptersDocument} */
export const NEXT_ADOPTERS = `query NextAdopters($id: ID!, $lang: Language!, $after: String, $region: ID) {
  practice(id: $id) {
    nextAdopters(first: 10, after: $after, region: $region) {
      totalCount
      level
      country
      coverage
      asOf
      pageInfo { hasNextPage endCursor }
      edges {
        rank
        score
        confidence
        probability { textRu textEn }
        contributions { ${REASON_FIELDS} }
        nearestAdopters { ${ADOPTER_FIELDS} }
        node { id name(lang: $lang) region { id name(lang: $lang) } }
      }
    }
  }
}`;

/** @type {operations.NextAdoptersExportDocument} */
export const NEXT_EXPORT = `query NextAdoptersExport($id: ID!, $lang: Language!, $region: ID) {
  practice(id: $id) {
    nextAdopters(region: $region) {
      edges {
        rank
        node { id name(lang: $lang) region { id name(lang: $lang) } }
        score
        confidence
        probability { from to years }
        contributions { factor contribution }
      }
    }
  }
}`;

/** @type {operations.RegionsDocument} */
export const REGIONS = `query Regions($country: String!, $lang: Language!) {
  regions(first: 100, where: {country: {eq: $country}}, orderBy: {field: NAME_RU}) { nodes { id name(lang: $lang) } }
}`;

/** @type {operations.InvolvedDocument} */
export const INVOLVED = `query Involved($id: ID!, $lang: Language!) {
  practice(id: $id) {
    experts(first: 20) {
      person { id name(lang: $lang) }
      involvements { kind roleRu roleEn nodes { id label(lang: $lang) } }
    }
    projects(first: 20) {
      totalCount
      nodes { id name(lang: $lang) status territory { id name(lang: $lang) } teams(first: 5) { nodes { id name(lang: $lang) } } }
    }
  }
}`;
