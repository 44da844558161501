import { ExternalLink } from "../../components/external-link.js";
import { NodeLink } from "../../components/node-link.js";
import { word } from "../../i18n/enums.js";
import { date, number, period } from "../../i18n/format.js";
import { html } from "../../vendor/preact.js";

/**
 * @typedef {Object} Fact
 * @property {string} name  the key of its text
 * @property {string} [fields]  the selection that it needs
 * @property {(node: any) => any} show
 *
 * @typedef {Object} Relation
 * @property {string} field  of the schema
 * @property {string} [title]  the key of its text, if not the field
 * @property {string} [nodeFields]  of the nodes
 * @property {string} [edgeFields]  of the edges; with them the rows are edges
 * @property {{name: string, show: (row: any) => any, value?: (row: any) => any, order?: string}[]} [columns]  besides the name
 * @property {boolean} [isMixed]  whether its nodes are of several types
 *
 * @typedef {Object} NodeType
 * @property {string} root  its root field
 * @property {Fact[]} facts
 * @property {Relation[]} relations
 * @property {boolean} [hasSources]
 */

const NAMED = "{ id label(lang: $lang) }";

const text = (/** @type {string} */ name, field = name) => ({ name, fields: field, show: (/** @type {any} */ node) => node[field] });
const translated = (/** @type {string} */ name) => ({ name, fields: `${name}(lang: $lang)`, show: (/** @type {any} */ node) => node[name] });
const day = (/** @type {string} */ name) => ({ name, fields: name, show: (/** @type {any} */ node) => date(node[name]) });
const figure = (/** @type {string} */ name) => ({
  name,
  fields: name,
  show: (/** @type {any} */ node) => (node[name] === null ? null : number(node[name], 4)),
});
const link = (/** @type {string} */ name) => ({
  name,
  fields: `${name} ${NAMED}`,
  show: (/** @type {any} */ node) => node[name] && html`<${NodeLink} node=${node[name]} />`,
});
const oneOf = (/** @type {string} */ name, /** @type {any} */ enumName) => ({
  name,
  fields: name,
  show: (/** @type {any} */ node) => word(enumName, node[name]),
});
const url = { name: "url", fields: "url", show: (/** @type {any} */ node) => node.url && html`<${ExternalLink} url=${node.url}>${node.url}<//>` };
const dates = { name: "period", fields: "startOn endOn", show: (/** @type {any} */ node) => period(node.startOn, node.endOn) };
/** The description is shown as the lead of the screen. */
const description = { name: "description", fields: "description(lang: $lang)", show: () => null };

const roleColumns = [
  { name: "role", show: (/** @type {any} */ row) => row.role ?? row.position, value: (/** @type {any} */ row) => row.role ?? row.position },
];
const termColumns = [...roleColumns, { name: "period", show: (/** @type {any} */ row) => period(row.from, row.to), value: (/** @type {any} */ row) => row.from }];
const territoryColumn = { name: "territory", show: (/** @type {any} */ row) => row.territory && html`<${NodeLink} node=${row.territory} />`, value: (/** @type {any} */ row) => row.territory?.label };
const statusColumn = { name: "status", show: (/** @type {any} */ row) => word("ProjectStatus", row.status), value: (/** @type {any} */ row) => row.status };

const projects = { field: "projects", nodeFields: `status territory ${NAMED}`, columns: [statusColumn, territoryColumn] };
const practices = { field: "practices" };
const adoptions = {
  field: "adoptions",
  nodeFields: "stage adaptedOn runningOn",
  columns: [
    { name: "stage", show: (/** @type {any} */ row) => word("AdoptionStage", row.stage), value: (/** @type {any} */ row) => row.stage },
    { name: "adaptedOn", order: "ADAPTED_ON", show: (/** @type {any} */ row) => date(row.adaptedOn), value: (/** @type {any} */ row) => row.adaptedOn },
    { name: "runningOn", order: "RUNNING_ON", show: (/** @type {any} */ row) => date(row.runningOn), value: (/** @type {any} */ row) => row.runningOn },
  ],
};
const observations = {
  field: "observations",
  nodeFields: "value unit period",
  columns: [
    { name: "value", show: (/** @type {any} */ row) => `${number(row.value, 4)} ${row.unit ?? ""}`, value: (/** @type {any} */ row) => row.value },
    { name: "period", order: "PERIOD", show: (/** @type {any} */ row) => date(row.period), value: (/** @type {any} */ row) => row.period },
  ],
};
const assessments = {
  field: "assessments",
  nodeFields: "dueOn doneOn rating",
  columns: [
    { name: "dueOn", show: (/** @type {any} */ row) => date(row.dueOn), value: (/** @type {any} */ row) => row.dueOn },
    { name: "doneOn", show: (/** @type {any} */ row) => date(row.doneOn), value: (/** @type {any} */ row) => row.doneOn },
    { name: "rating", show: (/** @type {any} */ row) => row.rating, value: (/** @type {any} */ row) => row.rating },
  ],
};

/** The types by the prefix of their ids. @type {Record<string, NodeType>} */
export const TYPES = {
  team: {
    root: "team",
    facts: [description, link("territory"), link("cohort")],
    relations: [{ field: "members", edgeFields: "role(lang: $lang) from to", columns: termColumns }, projects],
  },
  project: {
    root: "project",
    facts: [
      description,
      oneOf("status", "ProjectStatus"),
      link("territory"),
      dates,
      { name: "budget", fields: "budget budgetCurrency", show: (node) => node.budget !== null && `${number(node.budget, 2)} ${node.budgetCurrency ?? ""}` },
    ],
    relations: [{ field: "teams" }, practices, { field: "topics" }, adoptions, assessments, { field: "related", edgeFields: "score", columns: [{ name: "score", show: (row) => number(row.score, 2), value: (row) => row.score }] }],
  },
  person: {
    root: "person",
    facts: [],
    relations: [
      { field: "teams", edgeFields: "role(lang: $lang) from to", columns: termColumns },
      { field: "offices", edgeFields: "position(lang: $lang) from to", columns: termColumns },
      { field: "organizations", edgeFields: "position(lang: $lang) from to", columns: termColumns },
      { field: "events", edgeFields: "role(lang: $lang)", columns: roleColumns },
    ],
  },
  organization: {
    root: "organization",
    facts: [description, oneOf("kind", "OrganizationKind"), url, link("partOf")],
    relations: [
      { field: "parts" },
      { field: "programs" },
      { field: "coOrganisedPrograms" },
      { field: "events" },
      { field: "people", edgeFields: "position(lang: $lang) from to", columns: termColumns },
    ],
  },
  topic: {
    root: "topic",
    facts: [
      { name: "definition", fields: "definition(lang: $lang)", show: (node) => node.definition },
      text("notation"),
      text("cofogCode"),
      text("sdgGoal"),
      link("broader"),
    ],
    relations: [{ field: "narrower" }, practices, projects, { field: "programs" }, { field: "modules" }],
  },
  module: {
    root: "module",
    facts: [description, link("cohort"), text("number"), oneOf("mode", "ModuleMode"), dates],
    relations: [{ field: "topics" }, { field: "events" }],
  },
  event: {
    root: "event",
    facts: [description, oneOf("kind", "EventKind"), dates, link("module"), link("cohort")],
    relations: [{ field: "organizations" }, { field: "speakers", edgeFields: "role(lang: $lang)", columns: roleColumns }],
  },
  adoption: {
    root: "adoption",
    facts: [
      link("practice"),
      link("territory"),
      oneOf("stage", "AdoptionStage"),
      day("requestedOn"),
      day("adaptedOn"),
      day("runningOn"),
      day("assessedOn"),
      day("stoppedOn"),
      translated("stopReason"),
      translated("note"),
      link("project"),
      link("derivedFrom"),
    ],
    relations: [{ field: "derivations" }, assessments, observations],
  },
  assessment: {
    root: "assessment",
    facts: [link("adoption"), link("project"), day("dueOn"), day("doneOn"), text("rating"), translated("narrative")],
    relations: [observations],
  },
  indicator: { root: "indicator", facts: [description, text("unit")], relations: [observations] },
  observation: {
    root: "observation",
    facts: [link("indicator"), figure("value"), text("unit"), day("period"), link("territory"), link("adoption"), link("assessment")],
    relations: [],
  },
  source: {
    root: "source",
    facts: [description, url, text("publisher"), text("author"), day("date"), text("licence")],
    relations: [{ field: "datasets" }, { field: "statements", isMixed: true }],
    hasSources: false,
  },
  dataset: {
    root: "dataset",
    facts: [description, url, text("publisher"), text("licence"), text("attribution"), text("version")],
    relations: [{ field: "nodes", isMixed: true }],
    hasSources: false,
  },
  coverage: {
    root: "coverage",
    facts: [
      oneOf("completeness", "CoverageCompleteness"),
      oneOf("level", "TerritoryLevel"),
      text("country"),
      text("firstYear"),
      text("lastYear"),
      translated("note"),
    ],
    relations: [practices],
  },
  code: {
    root: "code",
    facts: [text("scheme"), text("value"), day("validFrom"), day("validTo"), link("territory")],
    relations: [],
  },
};
