import { exportAddress } from "../../api/exports.js";
import { useWhole } from "../../api/use-whole.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { fieldValue } from "../../components/field-value.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { table } from "../../components/table.js";
import { word } from "../../i18n/enums.js";
import { date, number } from "../../i18n/format.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { ASSESSMENTS, ASSESSMENTS_EXPORT } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @import { AssessmentsQuery } from "../../api/operations.js"
 * @typedef {Item<NonNullable<AssessmentsQuery["cohort"]>["assessmentsDue"]>} Due
 */

/** Rows that are shown before the reader asks for all. */
const FEW = 50;

/** Today in the time zone of the reader, YYYY-MM-DD; the service reads no clock. */
function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** The assessments that are due, late or done as of a date. @param {{cohort: {id: string}}} props */
export function Assessments({ cohort }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const given = location.value.query.get("asOf") ?? "";
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : today();
  const variables = { id: cohort.id, asOf, lang };
  const pages = useWhole(ASSESSMENTS, variables, (data) => data.cohort?.assessmentsDue);
  const { connection, items } = pages;
  const error = pages.error && html`<${ErrorNotice} text=${pages.error.text} retryAfter=${pages.error.retryAfter} retry=${pages.retry} />`;
  return html`
    <${Section} title=${t.assessments} id="assessments">
      <label class="field screen-only">
        ${t.asOf}
        <input
          type="date"
          value=${asOf}
          onChange=${(/** @type {Event} */ event) => navigate(withQuery({ asOf: fieldValue(event) }), { replace: true })}
        />
      </label>
      <div class="stack" aria-busy=${pages.loading}>
      ${connection === undefined && (error ?? html`<${Skeleton} lines=${4} />`)}
      ${connection && items.length === 0 && html`<${Empty} why=${connection.undated.length ? t.undated : t.noAssessments} next=${t.noAssessmentsNext} />`}
      ${connection && items.length > 0 && html`
        <p class="prose">${summary(items, pages.variables.asOf)}</p>
        <${Months} items=${items} />
        ${table({
          caption: t.assessments,
          columns: columns(),
          rows: items,
          total: connection.totalCount,
          csv: exportAddress(ASSESSMENTS_EXPORT, pages.variables),
          first: FEW,
          busy: pages.loading,
        })}
        ${error}
      `}
      </div>
    <//>
  `;
}

const STATES = /** @type {const} */ (["LATE", "DUE", "DONE"]);

function summary(/** @type {Due[]} */ items, /** @type {string} */ asOf) {
  const t = inLanguage(texts);
  const counts = STATES.map((state) => items.filter((item) => item.state === state).length);
  return t.summary(date(asOf), counts[0], counts[1], counts[2]);
}

/** The number of assessments by the month in which they are due. @param {{items: Due[]}} props */
function Months({ items }) {
  const t = inLanguage(texts);
  const months = [...new Set(items.map((item) => item.dueOn.slice(0, 7)))];
  const rows = months.map((month) => ({ month, items: items.filter((item) => item.dueOn.startsWith(month)) }));
  return table({
    caption: t.byMonth,
    rows,
    columns: [
      { name: t.month, cell: (row) => date(row.month), value: (row) => row.month },
      ...STATES.map((state) => {
        const value = (/** @type {typeof rows[number]} */ row) => row.items.filter((item) => item.state === state).length;
        return { name: word("AssessmentState", state), figure: true, cell: (/** @type {typeof rows[number]} */ row) => number(value(row)), value };
      }),
    ],
  });
}

/** @returns {import("../../components/table.js").Column<Due>[]} */
function columns() {
  const t = inLanguage(texts);
  return [
    {
      name: t.what,
      cell: (row) => (row.project || row.adoption ? html`<${NodeLink} node=${row.project ?? row.adoption} />` : t.wholeCohort),
      value: (row) => row.project?.name ?? row.adoption?.label,
    },
    { name: t.territory, cell: (row) => row.project?.territory && html`<${NodeLink} node=${row.project.territory} />`, value: (row) => row.project?.territory?.name },
    { name: t.state, cell: (row) => word("AssessmentState", row.state), value: (row) => row.state },
    { name: t.due, cell: (row) => date(row.dueOn), value: (row) => row.dueOn },
    { name: t.done, cell: (row) => date(row.doneOn), value: (row) => row.doneOn },
    { name: t.basis, cell: (row) => word("AssessmentBasis", row.basis), value: (row) => row.basis },
  ];
}
