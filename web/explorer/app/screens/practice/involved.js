import { answer } from "../../components/answer.js";
import { Empty } from "../../components/empty.js";
import { Involvements } from "../../components/involvements.js";
import { NodeLink } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { word } from "../../i18n/enums.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { INVOLVED } from "./queries.js";
import { texts } from "./texts.js";

/** The people and projects behind a practice. @param {{id: string}} props */
export function Involved({ id }) {
  const t = inLanguage(texts);
  return html`
    <${Section} title=${t.ask}>
      ${answer({
        query: INVOLVED,
        variables: { id, lang: apiLanguage.value },
        lines: 3,
        children: ({ practice }) => {
          const { experts, projects } = practice ?? { experts: [], projects: { nodes: [] } };
          if (!experts.length && !projects.nodes.length) return html`<${Empty} why=${t.nobody} next=${html`<a href="#spread">${t.nobodyNext}</a>`} />`;
          return html`
            <ul class="items prose">
              ${experts.map(
                ({ person, involvements }) => html`
                  <li>
                    <${NodeLink} node=${person} />
                    <${Involvements} involvements=${involvements} subject=${id} />
                  </li>
                `,
              )}
              ${projects.nodes.map(
                (project) => html`
                  <li>
                    <${NodeLink} node=${project} />
                    <div class="small quiet">
                      ${word("ProjectStatus", project.status)}
                      ${project.territory && html`${project.status && ", "}<${NodeLink} node=${project.territory} />`}
                    </div>
                  </li>
                `,
              )}
            </ul>
          `;
        },
      })}
    <//>
  `;
}
