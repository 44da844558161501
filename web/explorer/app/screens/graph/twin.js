import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Table } from "../../components/table.js";
import { TypeMark, typeWord } from "../../components/type-mark.js";
import { number } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { relationshipWords } from "../../i18n/relationships.js";
import { typeOf } from "../../links.js";
import { html } from "../../vendor/preact.js";
import { moreText } from "./scene.js";
import { texts } from "./texts.js";

/**
 * The content of the picture as two tables: its nodes and its relationships.
 *
 * @param {{name: string, scene: import("./scene.js").Scene, expand: (id: string) => (() => void) | null}} props
 *   name: of the files
 */
export function Twin({ name, scene, expand }) {
  const t = inLanguage(texts);
  const { spots, lines } = scene;
  const shown = new Map();
  for (const { source, target } of lines) for (const { id } of [source, target]) shown.set(id, (shown.get(id) ?? 0) + 1);
  const more = (/** @type {import("./scene.js").Spot} */ spot) => {
    const action = spot.more > 0 && expand(spot.id);
    if (!action) return spot.more > 0 ? number(spot.more) : "";
    return html`<button class="button small-button" type="button" aria-label=${t.expand(moreText(spot.more), spot.label)} onClick=${action}>${moreText(spot.more)}</button>`;
  };
  return html`
    <${Section} title=${t.nodesTable} id="nodes">
      <${Table}
        caption=${t.nodesTable}
        rows=${spots}
        file=${`${name}-nodes`}
        columns=${[
          { name: t.node, wide: true, cell: (/** @type {any} */ spot) => html`<${NodeLink} node=${spot} />`, value: (/** @type {any} */ spot) => spot.label },
          { name: t.type, cell: (/** @type {any} */ spot) => html`<${TypeMark} id=${spot.id} />`, value: (/** @type {any} */ spot) => typeWord(typeOf(spot.id)) },
          { name: t.shown, figure: true, cell: (/** @type {any} */ spot) => number(shown.get(spot.id) ?? 0), value: (/** @type {any} */ spot) => shown.get(spot.id) ?? 0 },
          { name: t.notShown, figure: true, cell: more, value: (/** @type {any} */ spot) => spot.more },
        ]}
      />
    <//>
    <${Section} title=${t.linksTable}>
      <${Table}
        caption=${t.linksTable}
        rows=${lines}
        file=${`${name}-relationships`}
        columns=${[
          { name: t.from, wide: true, cell: (/** @type {any} */ line) => html`<${NodeLink} node=${line.source} />`, value: (/** @type {any} */ line) => line.source.label },
          { name: t.relationship, cell: (/** @type {any} */ line) => relationshipWords(line.type), value: (/** @type {any} */ line) => relationshipWords(line.type) },
          { name: t.to, wide: true, cell: (/** @type {any} */ line) => html`<${NodeLink} node=${line.target} />`, value: (/** @type {any} */ line) => line.target.label },
        ]}
      />
    <//>
  `;
}
