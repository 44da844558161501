import { ADOPTER_FIELDS, SOURCE_FIELDS } from "../../api/fields.js";

/** @import * as operations from "../../api/operations.js" */

/** The condition on the adoptions by the municipalities of a region; a municipality has none. */
const IN_MUNICIPALITIES = "territory: {region: {id: {eq: $id}}, id: {ne: $id}}";

const DATE_FIELDS = "stage requestedOn adaptedOn runningOn runningOnQualifier assessedOn stoppedOn";
const EXPORTED_FIELDS = `${DATE_FIELDS} note(lang: $lang)`;
/** The fields of an adoption that `datedColumns` shows. */
const DATED_FIELDS = `id ${DATE_FIELDS} sources(first: 3) { nodes { ${SOURCE_FIELDS} } }`;

const LATEST_FIELDS = "runningOn runningOnQualifier adaptedOn practice { id name(lang: $lang) } territory { id name(lang: $lang) }";

/** @type {operations.TerritoryDocument} */
export const TERRITORY = `query Territory($id: ID!, $lang: Language!) {
  territory(id: $id) {
    id
    name(lang: $lang)
    country
    population
    oktmo
    latitude
    longitude
    region { id name(lang: $lang) }
    adoptions(first: 1, orderBy: {field: RUNNING_ON, direction: DESC}) {
      totalCount
      nodes { ${LATEST_FIELDS} }
    }
    begun: adoptions(first: 1, where: {stage: {in: [REQUESTED, ADAPTED]}}, orderBy: {field: ADAPTED_ON, direction: DESC}) {
      totalCount
      nodes { ${LATEST_FIELDS} }
    }
    sources(first: 20) { nodes { ${SOURCE_FIELDS} } }
    datasets { nodes { id title } }
    ... on Region { isoCode category macroregion municipalities { totalCount } borders { nodes { id name(lang: $lang) } } }
    ... on Municipality {
      kind
      foundationYear
      validFrom
      validTo
      partOf { id name(lang: $lang) }
      precededBy { nodes { id name(lang: $lang) } }
      succeededBy { nodes { id name(lang: $lang) } }
    }
  }
  inMunicipalities: adoptions(first: 1, where: {${IN_MUNICIPALITIES}}, orderBy: {field: RUNNING_ON, direction: DESC}) {
    totalCount
    nodes { ${LATEST_FIELDS} }
  }
  begunInMunicipalities: adoptions(
    first: 1
    where: {${IN_MUNICIPALITIES}, stage: {in: [REQUESTED, ADAPTED]}}
    orderBy: {field: ADAPTED_ON, direction: DESC}
  ) {
    totalCount
    nodes { ${LATEST_FIELDS} }
  }
}`;

/** Which sections of a region's page have content. */
/** @type {operations.RegionLevelDocument} */
export const REGION_LEVEL = `query RegionLevel($id: ID!) {
  region(id: $id) {
    adoptions { totalCount }
    recommendations(first: 1) { totalCount }
    peers(first: 1) { items { territory { id } } }
    nearest: peers(first: 1, by: {geography: 1}) { items { territory { id } } }
    teams { totalCount }
    projects { totalCount }
    officeHolders { totalCount }
    experts(first: 1) { person { id } }
  }
}`;

/** What the municipalities of a region have adopted, in numbers. */
/** @type {operations.MunicipalSummaryDocument} */
export const MUNICIPAL_SUMMARY = `query MunicipalSummary($id: ID!, $lang: Language!) {
  adoptions(where: {${IN_MUNICIPALITIES}}) {
    all: aggregate(first: 1) { groups { distinctCount(of: TERRITORY) practices: distinctCount(of: PRACTICE) } }
    frequent: aggregate(groupBy: [PRACTICE], first: 3) { groups { count keys { node { id label(lang: $lang) } } } }
  }
}`;

/** @type {operations.MunicipalAdoptionsDocument} */
export const MUNICIPAL_ADOPTIONS = `query MunicipalAdoptions($id: ID!, $lang: Language!, $after: String, $order: AdoptionOrder) {
  adoptions(first: 20, after: $after, orderBy: $order, where: {${IN_MUNICIPALITIES}}) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      ${DATED_FIELDS}
      practice { id name(lang: $lang) }
      territory { id name(lang: $lang) }
    }
  }
}`;

/** @type {operations.MunicipalAdoptionsExportDocument} */
export const MUNICIPAL_ADOPTIONS_EXPORT = `query MunicipalAdoptionsExport($id: ID!, $lang: Language!, $order: AdoptionOrder) {
  adoptions(orderBy: $order, where: {${IN_MUNICIPALITIES}}) {
    nodes {
      id
      territory { id name(lang: $lang) }
      practice { id name(lang: $lang) }
      ${EXPORTED_FIELDS}
    }
  }
}`;

/** @type {operations.MunicipalitiesDocument} */
export const MUNICIPALITIES = `query Municipalities($id: ID!, $lang: Language!, $after: String, $order: MunicipalityOrder) {
  region(id: $id) {
    municipalities(first: 20, after: $after, orderBy: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name(lang: $lang) kind population adoptions { totalCount } }
    }
  }
}`;

/** @type {operations.MunicipalitiesExportDocument} */
export const MUNICIPALITIES_EXPORT = `query MunicipalitiesExport($id: ID!, $lang: Language!, $order: MunicipalityOrder) {
  region(id: $id) {
    municipalities(orderBy: $order) { nodes { id name(lang: $lang) kind oktmo population adoptions { totalCount } } }
  }
}`;

const HOLDER_FIELDS = "officeHolders(first: 3) { edges { position(lang: $lang) to node { id name(lang: $lang) } } }";

/** @type {operations.NextDocument} */
export const NEXT = `query Next($id: ID!, $lang: Language!) {
  territory(id: $id) {
    id
    recommendations(first: 5) {
      totalCount
      confidence
      reasonRu
      reasonEn
      basedOn { id name(lang: $lang) }
      edges {
        rank
        coverage
        adopterCount
        adaptingCount
        node { id name(lang: $lang) }
        probability { textRu textEn }
        nearestAdopters {
          ${ADOPTER_FIELDS}
          territory { ${HOLDER_FIELDS} }
        }
        latestAdopters {
          ${ADOPTER_FIELDS}
          territory { ${HOLDER_FIELDS} }
        }
      }
    }
  }
}`;

/** @type {operations.AdoptionsDocument} */
export const ADOPTIONS = `query Adoptions($id: ID!, $lang: Language!, $after: String, $order: AdoptionOrder) {
  territory(id: $id) {
    adoptions(first: 20, after: $after, orderBy: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        ${DATED_FIELDS}
        practice { id name(lang: $lang) }
        project { id name(lang: $lang) }
      }
    }
  }
}`;

/** @type {operations.AdoptionsExportDocument} */
export const ADOPTIONS_EXPORT = `query AdoptionsExport($id: ID!, $lang: Language!, $order: AdoptionOrder) {
  territory(id: $id) {
    adoptions(orderBy: $order) {
      nodes {
        id
        practice { id name(lang: $lang) }
        ${EXPORTED_FIELDS}
      }
    }
  }
}`;

/** @type {operations.PeersDocument} */
export const PEERS = `query Peers($id: ID!, $lang: Language!) {
  territory(id: $id) {
    peers(first: 10) {
      basedOn { id name(lang: $lang) }
      items {
        similarity
        distanceKm
        borders
        sharedCount
        territory { id name(lang: $lang) population adoptions { totalCount } region { id name(lang: $lang) } }
      }
      indicators { name own peerMedian rank of indicator { id name(lang: $lang) unit } }
    }
  }
}`;

/** @type {operations.PeersExportDocument} */
export const PEERS_EXPORT = `query PeersExport($id: ID!, $lang: Language!) {
  territory(id: $id) {
    peers(first: 10) {
      items {
        territory { id name(lang: $lang) region { id name(lang: $lang) } population adoptions { totalCount } }
        similarity
        distanceKm
        borders
        sharedCount
      }
    }
  }
}`;

/** @type {operations.NearestDocument} */
export const NEAREST = `query Nearest($id: ID!) {
  territory(id: $id) { peers(first: 8, by: {geography: 1}) { basedOn { id } items { territory { id } } } }
}`;

/** @type {operations.MissingPracticesDocument} */
export const COMPARISON = `query MissingPractices($ids: [ID!]!, $lang: Language!) {
  compare(territories: $ids, first: 1000) {
    territories {
      territory { id name(lang: $lang) }
      practices { id }
      missing { id name(lang: $lang) }
      missingCount
    }
  }
}`;

/** @type {operations.PeopleDocument} */
export const PEOPLE = `query People($id: ID!, $lang: Language!) {
  territory(id: $id) {
    teams(first: 50) {
      nodes {
        id
        name(lang: $lang)
        cohort { id name(lang: $lang) }
        members(first: 20) { edges { role(lang: $lang) node { id name(lang: $lang) } } }
        projects(first: 20) { nodes { id } }
      }
    }
    projects(first: 50) { totalCount nodes { id name(lang: $lang) status startOn endOn sources(first: 3) { nodes { ${SOURCE_FIELDS} } } } }
    officeHolders(first: 50) { edges { position(lang: $lang) from to node { id name(lang: $lang) } } }
    experts(first: 20) { person { id name(lang: $lang) } involvements { kind roleRu roleEn nodes { id label(lang: $lang) } } }
  }
}`;
