import { exportAddress } from "../../api/exports.js";
import { NodeLink } from "../../components/node-link.js";
import { PagedTable } from "../../components/paged-table.js";
import { Section } from "../../components/section.js";
import { TypeMark } from "../../components/type-mark.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { relationExport, relationQuery } from "./queries.js";
import { texts } from "./texts.js";

/**
 * A relation of a node as a table; nothing if it is empty.
 *
 * @param {{id: string, type: import("./types.js").NodeType, relation: import("./types.js").Relation, total: number}} props
 */
export function Relation({ id, type, relation, total }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  if (total === 0) return null;
  const title = t.relations[/** @type {"teams"} */ (relation.title ?? relation.field)];
  const nodeOf = (/** @type {any} */ row) => (relation.edgeFields ? row.node : row);
  return html`
    <${Section} title=${title}>
      <${PagedTable}
        query=${relationQuery(type, relation)}
        variables=${{ id, lang }}
        connectionOf=${(/** @type {any} */ data) => data[type.root][relation.field]}
        caption=${title}
        csv=${exportAddress(relationExport(type, relation), { id, lang })}
        empty=${null}
        columns=${[
          { name: t.name, wide: true, cell: (/** @type {any} */ row) => html`<${NodeLink} node=${nodeOf(row)} />`, value: (/** @type {any} */ row) => nodeOf(row).label },
          ...(relation.columns ?? []).map(({ name, show, value }) => ({
            name: t.facts[/** @type {"kind"} */ (name)],
            cell: (/** @type {any} */ row) => show(row),
            value,
          })),
          ...(relation.isMixed ? [{ name: t.facts.kind, cell: (/** @type {any} */ row) => html`<${TypeMark} id=${nodeOf(row).id} />`, value: (/** @type {any} */ row) => nodeOf(row).id }] : []),
        ]}
      />
    <//>
  `;
}
