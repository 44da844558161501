/** The types of the nodes of relations that the service can filter and order, by field. */
const TYPE_OF = {
  adoptions: "Adoption",
  coOrganisedPrograms: "Program",
  derivations: "Adoption",
  events: "Event",
  members: "Person",
  modules: "Module",
  narrower: "Topic",
  observations: "Observation",
  offices: "Territory",
  organizations: "Organization",
  parts: "Organization",
  people: "Person",
  practices: "Practice",
  programs: "Program",
  projects: "Project",
  speakers: "Person",
  teams: "Team",
  topics: "Topic",
};
/** The linked nodes that name a node without a name of its own. */
const NAMED_BY = { Adoption: ["practice", "territory"], Observation: ["indicator", "territory"] };

/** @typedef {import("./types.js").Relation} Relation */

/** Return the type of the nodes of a relation; null if the service cannot filter them. */
export const typeOfRelation = (/** @type {Relation} */ { field }) => TYPE_OF[/** @type {"teams"} */ (field)] ?? null;

const namedBy = (/** @type {Relation} */ relation) => NAMED_BY[/** @type {"Adoption"} */ (typeOfRelation(relation))] ?? null;

/** Return the order by name in a language; undefined for nodes without a name. */
export function nameOrder(/** @type {Relation} */ relation, /** @type {string} */ lang) {
  return typeOfRelation(relation) && !namedBy(relation) ? `NAME_${lang}` : undefined;
}

/** Return the variables of a filter and of an order, such as `-PERIOD`. */
export function conditionOf(/** @type {Relation} */ relation, /** @type {string} */ text, /** @type {string} */ order) {
  if (!typeOfRelation(relation)) return {};
  const name = { name: { contains: text.trim() } };
  const any = namedBy(relation)?.map((field) => ({ [field]: name }));
  return {
    where: text.trim() ? (any ? { or: any } : name) : null,
    order: order ? { field: order.replace("-", ""), direction: order.startsWith("-") ? "DESC" : "ASC" } : null,
  };
}
