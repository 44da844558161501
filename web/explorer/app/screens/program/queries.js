import { SOURCE_FIELDS } from "../../api/fields.js";

/** @import * as operations from "../../api/operations.js" */

/** @type {operations.ProgrammeDocument} */
export const PROGRAMME = `query Programme($id: ID!, $lang: Language!) {
  program(id: $id) {
    id
    name(lang: $lang)
    description(lang: $lang)
    admission(lang: $lang)
    assessedAfterMonths
    assessmentAim(lang: $lang)
    url
    runBy(first: 20) { nodes { id name(lang: $lang) } }
    coOrganisedBy(first: 20) { nodes { id name(lang: $lang) } }
    admitsGraduatesOf(first: 20) { nodes { id name(lang: $lang) } }
    topics(first: 50) { nodes { id name(lang: $lang) } }
    cohorts(first: 100, orderBy: {field: NUMBER, direction: DESC}) {
      nodes { id name(lang: $lang) status startOn endOn teams { totalCount } }
    }
    sources(first: 20) { nodes { ${SOURCE_FIELDS} } }
  }
}`;

/** @type {operations.CohortDocument} */
export const COHORT = `query Cohort($id: ID!, $lang: Language!) {
  cohort(id: $id) {
    id
    name(lang: $lang)
    status
    startOn
    endOn
    participantCount
    participantCountQualifier
    regionCount
    projectCount
    description(lang: $lang)
    program { id name(lang: $lang) assessedAfterMonths }
    modules(first: 100, orderBy: {field: NUMBER}) {
      nodes { id name(lang: $lang) number mode startOn endOn topics(first: 20) { nodes { id name(lang: $lang) } } }
    }
    events(first: 100, orderBy: {field: START_ON}) {
      nodes { id name(lang: $lang) kind startOn endOn module { id name(lang: $lang) } }
    }
    sources(first: 20) { nodes { ${SOURCE_FIELDS} } }
  }
}`;

/** @type {operations.TeamsDocument} */
export const TEAMS = `query Teams($id: ID!, $lang: Language!, $after: String) {
  cohort(id: $id) {
    teams(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name(lang: $lang)
        territory { id name(lang: $lang) region { id name(lang: $lang) } }
        projects(first: 20) {
          nodes {
            id
            name(lang: $lang)
            status
            practices(first: 10) { nodes { id name(lang: $lang) adoptions { totalCount } } }
          }
        }
      }
    }
  }
}`;

/** The territories of all teams, for their map. */
/** @type {operations.TeamPlacesDocument} */
export const TEAM_PLACES = `query TeamPlaces($id: ID!, $lang: Language!, $after: String) {
  cohort(id: $id) {
    teams(first: 200, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name(lang: $lang)
        territory { id name(lang: $lang) country latitude longitude region { id } }
        projects { totalCount }
      }
    }
  }
}`;

/** @type {operations.TeamsExportDocument} */
export const TEAMS_EXPORT = `query TeamsExport($id: ID!, $lang: Language!) {
  cohort(id: $id) {
    teams {
      nodes {
        id
        name(lang: $lang)
        territory { id name(lang: $lang) region { id name(lang: $lang) } }
        projects(first: 100) { nodes { id name(lang: $lang) status } }
      }
    }
  }
}`;

const DUE = `
        dueOn
        doneOn
        basis
        state
        project { id name(lang: $lang) territory { id name(lang: $lang) } }
        adoption { id label(lang: $lang) }
        assessment { id label(lang: $lang) }`;

/** @type {operations.AssessmentsDocument} */
export const ASSESSMENTS = `query Assessments($id: ID!, $asOf: PartialDate!, $lang: Language!, $after: String) {
  cohort(id: $id) {
    assessmentsDue(asOf: $asOf, within: 120, first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      undated { id }
      nodes {${DUE}
      }
    }
  }
}`;

/** @type {operations.AssessmentsExportDocument} */
export const ASSESSMENTS_EXPORT = `query AssessmentsExport($id: ID!, $asOf: PartialDate!, $lang: Language!) {
  cohort(id: $id) {
    assessmentsDue(asOf: $asOf, within: 120) {
      nodes {${DUE}
      }
    }
  }
}`;
