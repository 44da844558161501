const RECOMMENDATION = `
        rank
        score
        coverage
        adopterCount
        fromElsewhere
        node { id name(lang: $lang) summary(lang: $lang) topics(first: 5) { nodes { id name(lang: $lang) } } }
        probability { from to years textRu textEn }
        contributions { factor value weight contribution explanationRu explanationEn }
        peers { adoptedOn similarity borders sharedCount territory { id name(lang: $lang) } }
        nearestAdopters { adoptedOn distanceKm territory { id name(lang: $lang) } }
        latestAdopters { adoptedOn territory { id name(lang: $lang) } }
        cautions { code textRu textEn practices { id name(lang: $lang) } territories { id name(lang: $lang) } }
        evidence { assessed succeeded success stopped evidenceLevel costBand complexity }`;

export const RECOMMENDATIONS = `query Recommendations(
  $id: ID!, $lang: Language!, $topics: [ID!], $weights: FactorWeights, $from: IdeaOrigin, $after: String
) {
  territory(id: $id) {
    id
    name(lang: $lang)
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

export const EXPORT = `query Recommendations($id: ID!, $lang: Language!, $topics: [ID!], $weights: FactorWeights, $from: IdeaOrigin) {
  territory(id: $id) {
    recommendations(topics: $topics, weights: $weights, from: $from) {
      edges {
        rank
        node { id name(lang: $lang) }
        score
        coverage
        adopterCount
        probability { from to years }
        nearestAdopters { territory { id name(lang: $lang) } distanceKm adoptedOn }
        contributions { factor contribution }
      }
    }
  }
}`;

/** The topics that practices are about. */
export const TOPICS = `query Topics($lang: Language!) {
  topics(first: 100, where: {practices: {some: {}}}) { nodes { id name(lang: $lang) } }
}`;
