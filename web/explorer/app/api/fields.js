/** The fields of a source that `SourceList` shows. */
export const SOURCE_FIELDS = "id title url publisher date";

/** The fields of a node that a search found, with those that `Surroundings` shows. */
export const FOUND_FIELDS =
  "id label(lang: $lang) ... on Municipality { region { name(lang: $lang) } } ... on Team { cohort { name(lang: $lang) } } ... on Project { territory { name(lang: $lang) } }";

/** The fields of an adopter that `AdoptersSentence` and `adopterDetails` show. */
export const ADOPTER_FIELDS = "adoptedOn adaptedOn stage distanceKm territory { id name(lang: $lang) }";

/** The fields of the explanation of a factor that `Reasons` shows. */
export const REASON_FIELDS =
  "factor value weight contribution explanationRu explanationEn adopters { territory { id name(lang: $lang) } }";
