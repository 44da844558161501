import { answer } from "../../components/answer.js";
import { NodeLinks } from "../../components/node-link.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { ANSWER } from "./queries.js";
import { texts } from "./texts.js";

/**
 * Who has a practice, and the first territories that may adopt it next.
 *
 * @param {{id: string, name: "lead" | "prose"}} props  name: of the class of the paragraph
 */
export function Lead({ id, name }) {
  const t = inLanguage(texts);
  return answer({
    query: ANSWER,
    variables: { id, lang: apiLanguage.value },
    lines: 2,
    children: ({ practice }) => {
      if (!practice) return null;
      const { begun, diffusion, nextAdopters } = practice;
      const { coverage, nodes } = nextAdopters;
      return html`
        <p class=${name}>
          ${t.known(diffusion.totalCount, begun.totalCount)}${" "}
          ${nodes.length > 0 && html`${t.firstNext}${" "}<${NodeLinks} nodes=${nodes} />.${" "}${coverage === "SAMPLE" && t.sample}`}
        </p>
      `;
    },
  });
}
