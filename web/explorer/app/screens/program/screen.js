import { Answer } from "../../components/answer.js";
import { NotFound } from "../../components/not-found.js";
import { apiLanguage } from "../../i18n/language.js";
import { typeOf } from "../../links.js";
import { html } from "../../vendor/preact.js";
import { Cohort } from "./cohort.js";
import { Programme } from "./programme.js";
import { COHORT, PROGRAMME } from "./queries.js";

/** A programme, or the board of one of its cohorts. @param {{id: string}} props */
export default function ProgramScreen({ id }) {
  const isCohort = typeOf(id) === "cohort";
  return html`
    <${Answer} query=${isCohort ? COHORT : PROGRAMME} variables=${{ id, lang: apiLanguage.value }} lines=${6}>
      ${(/** @type {any} */ data) => {
        if (data.cohort) return html`<${Cohort} cohort=${data.cohort} />`;
        return data.program ? html`<${Programme} programme=${data.program} />` : html`<${NotFound} />`;
      }}
    <//>
  `;
}
