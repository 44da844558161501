import { ADOPTER_FIELDS, REASON_FIELDS, SOURCE_FIELDS } from "../../api/fields.js";

/** @import * as operations from "../../api/operations.js" */

const RECOMMENDATION = `
        rank
        score
        coverage
        adopterCount
        adaptingCount
        fromElsewhere
        node { id name(lang: $lang) summary(lang: $lang) topics(first: 5) { nodes { id name(lang: $lang) } } }
        probability { from to years textRu textEn }
        contributions { ${REASON_FIELDS} }
        peers { adoptedOn similarity borders sharedCount territory { id name(lang: $lang) } }
        nearestAdopters { ${ADOPTER_FIELDS} }
        latestAdopters { ${ADOPTER_FIELDS} }
        examples {
          textRu
          textEn
          territory { id name(lang: $lang) }
          project { id name(lang: $lang) sources(first: 3) { nodes { ${SOURCE_FIELDS} } } }
        }
        examplesNoteRu
        examplesNoteEn
        cautions { code textRu textEn practices { id name(lang: $lang) } territories { id name(lang: $lang) } }
        evidence { assessed succeeded success stopped evidenceLevel costBand complexity }`;

/** @type {operations.RecommendationsDocument} */
export const RECOMMENDATIONS = `query Recommendations(
  $id: ID!, $lang: Language!, $topics: [ID!], $weights: FactorWeights, $from: IdeaOrigin, $after: String
) {
  territory(id: $id) {
    id
    name(lang: $lang)
    country
    recommendations(first: 10, after: $after, topics: $topics, weights: $weights, from: $from) {
      totalCount
      confidence
      reasonRu
      reasonEn
      asOf
      basedOn { id name(lang: $lang) }
      pageInfo { hasNextPage endCursor }
      edges {${RECOMMENDATION}
      }
    }
  }
}`;

/** @type {operations.RecommendationsExportDocument} */
export const EXPORT = `query RecommendationsExport($id: ID!, $lang: Language!, $topics: [ID!], $weights: FactorWeights, $from: IdeaOrigin) {
  territory(id: $id) {
    recommendations(topics: $topics, weights: $weights, from: $from) {
      edges {
        rank
        node { id name(lang: $lang) }
        score
        coverage
        adopterCount
        adaptingCount
        probability { from to years }
        nearestAdopters { territory { id name(lang: $lang) } distanceKm stage adoptedOn adaptedOn }
        contributions { factor contribution }
      }
    }
  }
}`;

/** The topics that practices are about. @type {operations.TopicsDocument} */
export const TOPICS = `query Topics($lang: Language!, $practices: PracticeWhere) {
  topics(first: 100, where: {practices: {some: $practices}}) { nodes { id name(lang: $lang) } }
}`;
