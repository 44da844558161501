import { SourceList } from "../../components/source-list.js";
import { word } from "../../i18n/enums.js";
import { date, dateSince } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { location, navigate, withQuery } from "../../router.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @typedef {Item<NonNullable<import("../../api/operations.js").AdoptionsQuery["territory"]>["adoptions"]>} Adoption
 * @typedef {Omit<Adoption, "practice" | "project">} Dated
 */

/** The orders of a table of adoptions, ascending. */
const ORDERS = /** @type {const} */ (["RUNNING_ON", "ADAPTED_ON"]);

/**
 * Return the order that the address states, the latest adoption first without one; and a function that changes it.
 *
 * @param {string} parameter  of the address
 */
export function useOrder(parameter) {
  const stated = location.value.query.get(parameter) ?? "";
  const field = ORDERS.find((each) => each === stated.replace("-", ""));
  const order = field ? stated : "-RUNNING_ON";
  /** @type {import("../../api/operations.js").AdoptionOrder} */
  const orderBy = { field: field ?? "RUNNING_ON", direction: order.startsWith("-") ? "DESC" : "ASC" };
  return { order, orderBy, onOrder: (/** @type {string} */ next) => navigate(withQuery({ [parameter]: next }), { replace: true }) };
}

/** Return the columns of the stage, the dates and the sources. Each date has its own column, by which the service orders. */
export function datedColumns() {
  const t = inLanguage(texts);
  return {
    /** @type {import("../../components/table.js").Column<Dated>} */
    stage: { name: t.stage, cell: (row) => html`<a href=${nodeAddress(row.id)}>${stageOf(row)}</a>` },
    /** @type {import("../../components/table.js").Column<Dated>} */
    begun: { name: t.begunOn, order: "ADAPTED_ON", cell: (row) => date(row.adaptedOn) },
    /** @type {import("../../components/table.js").Column<Dated>} */
    running: { name: t.runningOn, order: "RUNNING_ON", cell: (row) => (row.runningOn ? runningDate(row.runningOn, row.runningOnQualifier) : "") },
    /** @type {import("../../components/table.js").Column<Dated>} */
    sources: { name: inLanguage(common).sources, wide: true, cell: (row) => html`<${SourceList} sources=${row.sources.nodes} />` },
  };
}

/** Return the stage, with its date if it has no column. */
function stageOf(/** @type {Dated} */ row) {
  const { stage } = row;
  const since = stage === "REQUESTED" ? row.requestedOn : stage === "ASSESSED" ? row.assessedOn : stage === "STOPPED" ? row.stoppedOn : null;
  return [word("AdoptionStage", stage) || inLanguage(texts).stageUnknown, date(since)].filter(Boolean).join(", ");
}

/** Return the date of an adoption in words. */
export function runningDate(/** @type {string} */ runningOn, /** @type {Dated["runningOnQualifier"]} */ qualifier) {
  return qualifier === "NO_LATER_THAN" ? inLanguage(texts).noLaterThan(dateSince(runningOn)) : date(runningOn);
}
