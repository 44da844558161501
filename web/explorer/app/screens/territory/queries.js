import { ADOPTER_FIELDS, SOURCE_FIELDS } from "../../api/fields.js";

/** @import * as operations from "../../api/operations.js" */

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
      nodes { runningOn runningOnQualifier practice { id name(lang: $lang) } }
    }
    begun: adoptions(first: 1, where: {stage: {in: [REQUESTED, ADAPTED]}}, orderBy: {field: ADAPTED_ON, direction: DESC}) {
      totalCount
      nodes { adaptedOn practice { id name(lang: $lang) } }
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
}`;

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
          territory { officeHolders(first: 3) { edges { position(lang: $lang) to node { id name(lang: $lang) } } } }
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
        id
        stage
        requestedOn
        adaptedOn
        runningOn
        runningOnQualifier
        assessedOn
        stoppedOn
        practice { id name(lang: $lang) }
        project { id name(lang: $lang) }
        sources(first: 3) { nodes { ${SOURCE_FIELDS} } }
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
        stage
        requestedOn
        adaptedOn
        runningOn
        runningOnQualifier
        assessedOn
        stoppedOn
        note(lang: $lang)
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
    experts(first: 20) { person { id name(lang: $lang) } involvements { kind roleRu roleEn } }
  }
}`;
