import { Heading } from "../../components/heading.js";
import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { samples } from "./samples.js";
import { texts } from "./texts.js";

const THEMES = /** @type {const} */ (["light", "dark"]);

/** Every component in each of its states, in both themes side by side, with made-up data. */
export default function ComponentsScreen() {
  const t = inLanguage(texts);
  const byTheme = THEMES.map((theme) => ({ theme, components: samples() }));
  return html`
    <${Heading} question=${t.question} kicker=${t.kicker} />
    <p class="lead">${t.lead}</p>
    <p class="prose">${t.frame}</p>
    ${byTheme[0].components.map(
      ([name], index) => html`
        <section class="section">
          <h2>${name}</h2>
          <div class="samples">
            ${byTheme.map(
              ({ theme, components }) => html`
                <div class=${`sample ${theme} stack`} role="group" aria-label=${`${name}: ${t.themes[theme]}`}>
                  ${components[index][1].map(
                    ([state, element]) => html`
                      <div class="stack-small">
                        <p class="small quiet">${t.states[state]}</p>
                        <div>${element}</div>
                      </div>
                    `,
                  )}
                </div>
              `,
            )}
          </div>
        </section>
      `,
    )}
  `;
}
