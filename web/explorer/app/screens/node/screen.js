import { Answer } from "../../components/answer.js";
import { Facts } from "../../components/facts.js";
import { GraphLink } from "../../components/graph-link.js";
import { Heading } from "../../components/heading.js";
import { NodeLinks, nameOf } from "../../components/node-link.js";
import { NotFound } from "../../components/not-found.js";
import { SourceList } from "../../components/source-list.js";
import { TypeMark } from "../../components/type-mark.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { typeOf } from "../../links.js";
import { own } from "../../own.js";
import { html } from "../../vendor/preact.js";
import { isPlain, nodeQuery, SHORT } from "./queries.js";
import { Relation } from "./relation.js";
import { texts } from "./texts.js";
import { TYPES } from "./types.js";

/** The facts of any other node, with their sources, and its relations as tables. @param {{id: string}} props */
export default function NodeScreen({ id }) {
  const type = own(TYPES, typeOf(id));
  if (!type) return html`<${NotFound} />`;
  return html`
    <${Answer} query=${nodeQuery(type)} variables=${{ id, lang: apiLanguage.value }} lines=${6}>
      ${(/** @type {any} */ data) => (data[type.root] ? html`<${Node} id=${id} type=${type} node=${data[type.root]} />` : html`<${NotFound} />`)}
    <//>
  `;
}

/** @param {{id: string, type: import("./types.js").NodeType, node: any}} props */
function Node({ id, type, node }) {
  const t = inLanguage(texts);
  const c = inLanguage(common);
  const facts = type.facts.map(({ name, show }) => [t.facts[/** @type {"kind"} */ (name)], show(node)]);
  const isFact = (/** @type {import("./types.js").Relation} */ relation) => isPlain(relation) && node[relation.field].totalCount <= SHORT;
  for (const relation of type.relations.filter(isFact)) {
    const { nodes } = node[relation.field];
    facts.push([t.relations[/** @type {"teams"} */ (relation.field)], nodes.length > 0 && html`<${NodeLinks} nodes=${nodes} />`]);
  }
  if (node.sources) facts.push([c.sources, html`<${SourceList} sources=${node.sources.nodes} />`]);
  return html`
    <div>
      <${Heading} question=${t.question(nameOf(node))} kicker=${html`<${TypeMark} id=${id} />`} />
      ${node.description && html`<p class="lead">${node.description}</p>`}
      ${type.hasSources !== false && html`<p class="actions"><${GraphLink} id=${id} /></p>`}
      <section class="section"><${Facts} facts=${facts} /></section>
      ${type.relations.filter((relation) => !isFact(relation)).map((relation) => html`<${Relation} key=${relation.field} id=${id} type=${type} relation=${relation} total=${node[relation.field].totalCount} />`)}
    </div>
  `;
}
