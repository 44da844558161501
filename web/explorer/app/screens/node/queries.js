import { SOURCE_FIELDS } from "../../api/fields.js";
import { typeOfRelation } from "./conditions.js";

/** A relation with at most this many nodes, and nothing to say about them, is a fact and not a table. */
export const SHORT = 5;

/** Whether a relation has only names. */
export const isPlain = (/** @type {import("./types.js").Relation} */ relation) =>
  !relation.edgeFields && !relation.columns && !relation.isMixed;

/** Return the query for the facts of a node and the sizes of its relations. */
export function nodeQuery(/** @type {import("./types.js").NodeType} */ type) {
  const facts = type.facts.map((fact) => fact.fields).filter(Boolean);
  const relations = type.relations.map((relation) =>
    isPlain(relation) ? `${relation.field}(first: ${SHORT}) { totalCount nodes { id label(lang: $lang) } }` : `${relation.field} { totalCount }`,
  );
  const sources = type.hasSources === false ? "" : `sources(first: 20) { nodes { ${SOURCE_FIELDS} } }`;
  return `query Node($id: ID!, $lang: Language!) {
  ${type.root}(id: $id) { id label(lang: $lang) ${[...new Set([...facts, sources, ...relations])].join(" ")} }
}`;
}

/** Return the query for a page of a relation. */
export function relationQuery(
  /** @type {import("./types.js").NodeType} */ type,
  /** @type {import("./types.js").Relation} */ relation,
) {
  const { variables, list } = listOf(relation);
  return `query Relation($id: ID!, $lang: Language!, $after: String${variables}) {
  ${type.root}(id: $id) {
    ${relation.field}(first: 20, after: $after${list}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      ${rowsOf(relation)}
    }
  }
}`;
}

/** Return the query for the relation as a file. */
export function relationExport(
  /** @type {import("./types.js").NodeType} */ type,
  /** @type {import("./types.js").Relation} */ relation,
) {
  const { variables, list } = listOf(relation);
  const field = `${relation.field}${list && `(${list.slice(2)})`}`;
  return `query Relation($id: ID!, $lang: Language!${variables}) { ${type.root}(id: $id) { ${field} { ${rowsOf(relation)} } } }`;
}

/** Return the variables of the filter and the order of a relation, and its arguments; both are empty without them. */
function listOf(/** @type {import("./types.js").Relation} */ relation) {
  const of = typeOfRelation(relation);
  return of ? { variables: `, $where: ${of}Where, $order: ${of}Order`, list: ", where: $where, orderBy: $order" } : { variables: "", list: "" };
}

function rowsOf(/** @type {import("./types.js").Relation} */ relation) {
  const node = `id label(lang: $lang) ${relation.nodeFields ?? ""}`;
  return relation.edgeFields ? `edges { ${relation.edgeFields} node { ${node} } }` : `nodes { ${node} }`;
}
