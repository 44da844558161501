import { Empty } from "../../components/empty.js";
import { NodeLink, NodeLinks } from "../../components/node-link.js";
import { Section } from "../../components/section.js";
import { word } from "../../i18n/enums.js";
import { period } from "../../i18n/format.js";
import { inLanguage } from "../../i18n/language.js";
import { html } from "../../vendor/preact.js";
import { texts } from "./texts.js";

/**
 * @import { Item } from "../../api/use-pages.js"
 * @typedef {NonNullable<import("../../api/operations.js").CohortQuery["cohort"]>} Cohort
 */

/** The modules and events of a cohort in time: each module with its events, then the other events. @param {{cohort: Cohort}} props */
export function Calendar({ cohort }) {
  const t = inLanguage(texts);
  const modules = cohort.modules.nodes;
  const events = cohort.events.nodes;
  if (!modules.length && !events.length) {
    return html`<${Section} title=${t.calendar}><${Empty} why=${t.noEvents} next=${t.noEventsNext} /><//>`;
  }
  const ids = new Set(modules.map((module) => module.id));
  const loose = events.filter((event) => !event.module || !ids.has(event.module.id));
  return html`
    <${Section} title=${t.calendar}>
      <ol class="items prose">
        ${modules.map(
          (module) => html`
            <li class="stack-small">
              <p>${module.number !== null && `${t.module(module.number)} `}<${NodeLink} node=${module} /></p>
              <p class="small quiet">
                ${when(module)}${module.mode && module.mode !== "UNKNOWN" && `, ${word("ModuleMode", module.mode).toLowerCase()}`}
                ${module.topics.nodes.length > 0 && html`. ${t.topics}: <${NodeLinks} nodes=${module.topics.nodes} />`}
              </p>
              <${Events} events=${events.filter((event) => event.module?.id === module.id)} />
            </li>
          `,
        )}
        ${loose.length > 0 && html`<li class="stack-small"><p>${modules.length > 0 ? t.otherEvents : t.events}</p><${Events} events=${loose} /></li>`}
      </ol>
    <//>
  `;
}

/** @param {{events: Item<Cohort["events"]>[]}} props */
function Events({ events }) {
  return html`
    <ul class="stack-small">
      ${events.map(
        (event) => html`
          <li><${NodeLink} node=${event} /> <span class="small quiet">${[word("EventKind", event.kind), when(event)].filter(Boolean).join(", ")}</span></li>
        `,
      )}
    </ul>
  `;
}

const when = (/** @type {{startOn: string | null, endOn: string | null}} */ node) => period(node.startOn, node.endOn) || inLanguage(texts).noDate;
