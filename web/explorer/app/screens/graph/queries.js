import { relationshipTypes } from "../../i18n/relationships.js";

/** @import * as operations from "../../api/operations.js" */

const LINKS = "links { type sourceId targetId }";
/** Relationships that nearly all nodes of a type share, so that a path through them explains nothing. */
const SHARED = ["OF_INDICATOR", "CODE_OF", "COVERAGE_OF"];

/** Return the types of relationships of a path; null for all of them, if an end has only shared ones. */
export function pathTypes(/** @type {string} */ id, /** @type {string} */ to) {
  const isShared = [id, to].some((each) => /^(indicator|observation|code|coverage):/.test(each));
  return isShared ? null : relationshipTypes.filter((type) => !SHARED.includes(type));
}

const OMITTED = "omitted { nodeId type count }";

/** The neighbours of a node. */
/** @type {operations.NeighboursDocument} */
export const NEIGHBOURS = `query Neighbours($id: ID!, $first: Int!, $lang: Language!) {
  neighbourhood(id: $id, first: $first) {
    nodes { id label(lang: $lang) }
    ${LINKS}
    ${OMITTED}
  }
}`;

/** The shortest paths between two nodes. */
/** @type {operations.PathsDocument} */
export const PATHS = `query Paths($id: ID!, $to: ID!, $types: [RelationshipType!], $lang: Language!) {
  nodes(ids: [$id, $to]) { id label(lang: $lang) }
  shortestPath(from: $id, to: $to, relationshipTypes: $types, maxLength: 8, first: 5) {
    length
    totalCount
    paths { nodes { id label(lang: $lang) } ${LINKS} }
  }
}`;

/** The graph as a file: all relationships of these types, at most 100 of each. */
/** @type {operations.NeighbourhoodDocument} */
export const FILE = `query Neighbourhood($id: ID!, $types: [RelationshipType!], $lang: Language!) {
  neighbourhood(id: $id, relationshipTypes: $types, first: 100) {
    nodes { id __typename label(lang: $lang) }
    ${LINKS}
  }
}`;

/** A request asks for the numbers of relationships of at most this many nodes. */
export const COUNTED = 20;

/**
 * Return the query for the numbers of relationships of several nodes, at most COUNTED.
 *
 * @param {number} count
 * @returns {import("../../api/client.js").TypedQuery<
 *   Record<`n${number}`, operations.CountsQuery["n0"]>, Record<`id${number}`, string>
 * >}
 */
export function countsQuery(count) {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map((index) => `$id${index}: ID!`).join(" ");
  const fields = indexes.map((index) => `n${index}: neighbourhood(id: $id${index}, first: 1) { ${LINKS} ${OMITTED} }`);
  return `query Counts(${variables}) { ${fields.join(" ")} }`;
}
