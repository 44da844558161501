import { word } from "../i18n/enums.js";
import { inLanguage, language } from "../i18n/language.js";
import { typeOf } from "../links.js";
import { html } from "../vendor/preact.js";
import { NodeLink, NodeLinks } from "./node-link.js";

const texts = {
  ru: { organiser: "организатор программы" },
  en: { organiser: "organiser of the programme" },
};

/**
 * The links of a person to a territory, a practice or a topic, each with its role and the nodes on its path. A person of
 * an organiser is named as such, with the organisation.
 *
 * @typedef {{kind: import("../api/operations.js").InvolvementKind, roleRu: string | null, roleEn: string | null, nodes: {id: string, label: string}[]}} Involvement
 * @param {{involvements: Involvement[], subject: string}} props  subject: the id of the node at the end of the paths
 */
export function Involvements({ involvements, subject }) {
  return distinct(involvements).map((each) => html`<div class="small quiet">${each.kind === "ORGANISER" ? organiser(each) : path(each, subject)}</div>`);
}

/** Return the involvements; one for each role at the organiser of a programme, which several paths may lead to. */
function distinct(/** @type {Involvement[]} */ involvements) {
  const keys = new Set();
  return involvements.filter((each) => {
    if (each.kind !== "ORGANISER") return true;
    const key = [each.roleRu, each.roleEn, ...each.nodes.slice(1, 3).map(({ id }) => id)].join("\n");
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
}

const roleOf = (/** @type {Involvement} */ { roleRu, roleEn }) => (language.value === "en" ? roleEn : roleRu);

function path(/** @type {Involvement} */ each, /** @type {string} */ subject) {
  const nodes = each.nodes.slice(1).filter(({ id }) => id !== subject);
  return html`${roleOf(each) ?? word("InvolvementKind", each.kind)}${nodes.length > 0 && html`: <${NodeLinks} nodes=${nodes} />`}`;
}

function organiser(/** @type {Involvement} */ each) {
  const ofType = (/** @type {string} */ type) => each.nodes.filter(({ id }) => typeOf(id) === type);
  const [program] = ofType("program");
  const role = roleOf(each);
  return html`
    ${role && `${role}, `}<${NodeLinks} nodes=${ofType("organization")} />
    ${program && html` — ${inLanguage(texts).organiser}${" "}<${NodeLink} node=${program} />`}
  `;
}
