import { answer } from "../../components/answer.js";
import { NotFound } from "../../components/not-found.js";
import { apiLanguage } from "../../i18n/language.js";
import { typeOf } from "../../links.js";
import { html } from "../../vendor/preact.js";
import { Cohort } from "./cohort.js";
import { Programme } from "./programme.js";
import { COHORT, PROGRAMME } from "./queries.js";

/** A programme, or the board of one of its cohorts. @param {{id: string}} props */
export default function ProgramScreen({ id }) {
  const variables = { id, lang: apiLanguage.value };
  if (typeOf(id) === "cohort") {
    return answer({
      query: COHORT,
      variables,
      lines: 6,
      children: ({ cohort }) => (cohort ? html`<${Cohort} cohort=${cohort} />` : html`<${NotFound} />`),
    });
  }
  return answer({
    query: PROGRAMME,
    variables,
    lines: 6,
    children: ({ program }) => (program ? html`<${Programme} programme=${program} />` : html`<${NotFound} />`),
  });
}
