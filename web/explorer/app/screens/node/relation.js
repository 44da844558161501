import { exportAddress } from "../../api/exports.js";
import { Empty } from "../../components/empty.js";
import { FilterField } from "../../components/filter-field.js";
import { NodeLink } from "../../components/node-link.js";
import { PagedTable } from "../../components/paged-table.js";
import { Section } from "../../components/section.js";
import { TypeMark } from "../../components/type-mark.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { conditionOf, nameOrder, typeOfRelation } from "./conditions.js";
import { relationExport, relationQuery } from "./queries.js";
import { texts } from "./texts.js";

/** A relation with more nodes has a filter. */
const FEW = 10;

/**
 * A relation of a node as a table; nothing if it is empty. The address has its filter and its order.
 *
 * @param {{id: string, type: import("./types.js").NodeType, relation: import("./types.js").Relation, total: number}} props
 */
export function Relation({ id, type, relation, total }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  if (total === 0) return null;
  const title = t.relations[/** @type {"teams"} */ (relation.title ?? relation.field)];
  const nodeOf = (/** @type {any} */ row) => (relation.edgeFields ? row.node : row);
  const { field } = relation;
  const text = location.value.query.get(`q.${field}`) ?? "";
  const order = location.value.query.get(`order.${field}`) ?? "";
  const variables = { id, lang, ...conditionOf(relation, text, order) };
  const show = (/** @type {string} */ name, /** @type {string} */ value) => navigate(withQuery({ [`${name}.${field}`]: value }), { replace: true });
  return html`
    <${Section} title=${title}>
      ${typeOfRelation(relation) && total > FEW && html`
        <${FilterField} label=${t.filter} text=${text} onText=${(/** @type {string} */ next) => show("q", next)} />
      `}
      <${PagedTable}
        query=${relationQuery(type, relation)}
        variables=${variables}
        connectionOf=${(/** @type {any} */ data) => data[type.root][relation.field]}
        caption=${title}
        csv=${exportAddress(relationExport(type, relation), variables)}
        order=${order}
        onOrder=${(/** @type {string} */ next) => show("order", next)}
        empty=${html`<${Empty} why=${t.nothing} next=${t.nothingNext} />`}
        columns=${[
          { name: t.name, wide: true, order: nameOrder(relation, lang), cell: (/** @type {any} */ row) => html`<${NodeLink} node=${nodeOf(row)} />`, value: (/** @type {any} */ row) => nodeOf(row).label },
          ...(relation.columns ?? []).map(({ name, show: cell, value, order: by }) => ({
            name: t.facts[/** @type {"kind"} */ (name)],
            cell: (/** @type {any} */ row) => cell(row),
            value,
            order: by,
          })),
          ...(relation.isMixed ? [{ name: t.facts.kind, cell: (/** @type {any} */ row) => html`<${TypeMark} id=${nodeOf(row).id} />`, value: (/** @type {any} */ row) => nodeOf(row).id }] : []),
        ]}
      />
    <//>
  `;
}
