export const SEARCH = `query Search($text: String!, $types: [SearchType!], $lang: Language!, $after: String) {
  search(text: $text, types: $types, first: 20, after: $after) {
    totalCount
    totalCountExact
    edges {
      fragment { text matched }
      node {
        id
        label(lang: $lang)
        ... on Municipality { region { name(lang: $lang) } }
        ... on Team { cohort { name(lang: $lang) } }
        ... on Project { territory { name(lang: $lang) } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
