/** @import * as operations from "../../api/operations.js" */

const LINKS = "links { type sourceId targetId }";
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
export const PATHS = `query Paths($id: ID!, $to: ID!, $lang: Language!) {
  nodes(ids: [$id, $to]) { id label(lang: $lang) }
  shortestPath(from: $id, to: $to, maxLength: 8, first: 5) {
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
