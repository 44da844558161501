import { exportAddress } from "../../api/exports.js";
import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { NodeLink } from "../../components/node-link.js";
import { pagedTable } from "../../components/paged-table.js";
import { Section } from "../../components/section.js";
import { word } from "../../i18n/enums.js";
import { list, number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { address, location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { datedColumns, useOrder } from "./adoption-columns.js";
import { MUNICIPALITIES, MUNICIPALITIES_EXPORT, MUNICIPAL_ADOPTIONS, MUNICIPAL_ADOPTIONS_EXPORT, MUNICIPAL_SUMMARY } from "./queries.js";
import { texts } from "./texts.js";

/** The practices that the municipalities of a region have taken up. @param {{id: string, country: string}} props */
export function MunicipalAdoptions({ id, country }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const { order, orderBy, onOrder } = useOrder("order.municipal");
  const { stage, begun, running, sources } = datedColumns();
  return html`
    <${Section} title=${t.municipalAdoptions} id="municipal">
      <${Summary} id=${id} />
      <p class="screen-only">
        <a href=${address("/map", { country: country === "RU" ? null : country.toLowerCase(), measure: "adoptions" })}>${t.toMap}</a>
      </p>
      ${pagedTable({
        query: MUNICIPAL_ADOPTIONS,
        variables: { id, lang, order: orderBy },
        connectionOf: ({ adoptions }) => adoptions,
        caption: t.municipalAdoptions,
        csv: exportAddress(MUNICIPAL_ADOPTIONS_EXPORT, { id, lang, order: orderBy }),
        order,
        onOrder,
        empty: html`<${Empty} why=${t.noAdoptions} />`,
        columns: [
          { name: t.municipality, cell: (row) => html`<${NodeLink} node=${row.territory} />` },
          { name: t.practice, cell: (row) => html`<${NodeLink} node=${row.practice} />` },
          stage,
          begun,
          running,
          sources,
        ],
      })}
    <//>
  `;
}

/** How many municipalities have adopted how many practices, and the most frequent ones. @param {{id: string}} props */
function Summary({ id }) {
  const t = inLanguage(texts);
  return answer({
    query: MUNICIPAL_SUMMARY,
    variables: { id, lang: apiLanguage.value },
    lines: 2,
    children: ({ adoptions }) => {
      const [all] = adoptions?.all.groups ?? [];
      const frequent = adoptions?.frequent.groups ?? [];
      return html`
        <p class="prose">
          ${all && t.municipalSummary(all.distinctCount ?? 0, all.practices ?? 0)}${" "}
          ${frequent.length > 1 && html`${t.frequent}${" "}${frequent.map(({ count, keys: [{ node }] }, index) => node && html`${index > 0 && "; "}<${NodeLink} node=${node} /> — ${number(count)}`)}.`}
        </p>
      `;
    },
  });
}

/** The municipalities of a region with the numbers of their adoptions. @param {{id: string}} props */
export function Municipalities({ id }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const byName = /** @type {const} */ (`NAME_${lang}`);
  const stated = location.value.query.get("order.municipalities") ?? "";
  const order = stated.replace("-", "") === "POPULATION" || stated === `-${byName}` ? stated : byName;
  /** @type {import("../../api/operations.js").MunicipalityOrder} */
  const orderBy = { field: order.endsWith("POPULATION") ? "POPULATION" : byName, direction: order.startsWith("-") ? "DESC" : "ASC" };
  return html`
    <${Section} title=${t.municipalities} id="municipalities">
      ${pagedTable({
        query: MUNICIPALITIES,
        variables: { id, lang, order: orderBy },
        connectionOf: ({ region }) => region?.municipalities,
        caption: t.municipalities,
        csv: exportAddress(MUNICIPALITIES_EXPORT, { id, lang, order: orderBy }),
        order,
        onOrder: (next) => navigate(withQuery({ "order.municipalities": next }), { replace: true }),
        empty: html`<${Empty} why=${t.noMunicipalities} />`,
        columns: [
          { name: t.municipality, order: byName, cell: (row) => html`<${NodeLink} node=${row} />` },
          { name: t.kind, cell: (row) => word("MunicipalityKind", row.kind) },
          { name: t.population, figure: true, order: "POPULATION", cell: (row) => (row.population === null ? "" : number(row.population)) },
          { name: t.practices, figure: true, cell: (row) => number(row.adoptions.totalCount) },
        ],
      })}
    <//>
  `;
}

/**
 * What the graph does not know about a region itself, in one paragraph.
 *
 * @param {{id: string, known: import("./region.js").Known}} props
 */
export function Unknown({ id, known }) {
  const t = inLanguage(texts);
  const names = /** @type {const} */ (["adoptions", "projects", "people"]).filter((name) => !known[name]).flatMap((name) => t.unknownFacts[name]);
  const followed = /** @type {const} */ (["next", "nearest", "peers"]).filter((name) => !known[name]).map((name) => t.unknownAnswers[name]);
  if (names.length + followed.length === 0) return null;
  const sentences = [
    names.length > 0 && t.unknownFact(list(names)),
    followed.length > 0 && t.unknownAnswer(list(followed), !known.adoptions),
    !known.adoptions && t.notAbsent,
  ];
  return html`
    <${Section} title=${t.regionLevel}>
      <p class="prose">${sentences.filter(Boolean).join(" ")}</p>
      ${!known.next && html`<p class="screen-only"><a href=${address(`/recommend/${id}`, { from: "elsewhere" })}>${t.elsewhere}</a></p>`}
    <//>
  `;
}
