import { Boundary } from "./components/boundary.js";
import { ErrorNotice } from "./components/error-notice.js";
import { Heading } from "./components/heading.js";
import { SiteFooter, SiteHeader } from "./components/site.js";
import { Skeleton } from "./components/skeleton.js";
import { isType } from "./components/type-mark.js";
import { inLanguage, language } from "./i18n/language.js";
import { texts } from "./i18n/texts.js";
import { nodeAddress, screenOf, typeOf } from "./links.js";
import { address, location, navigate, visit } from "./router.js";
import { routeOf } from "./routes.js";
import { html, useEffect, useState } from "./vendor/preact.js";

/** The screens that are about some types of node only. */
const OF_TYPES = ["territory", "practice", "program", "node"];

/** The page: its header, the screen of the address, its footer. */
export function App() {
  const t = inLanguage(texts);
  const lang = language.value;
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return html`
    <a class="skip" href="#main">${t.skip}</a>
    <${SiteHeader} />
    <main id="main" class="frame" tabindex="-1">
      <${Boundary} address=${`${location.value.path} ${location.value.query}`}><${Screen} /><//>
    </main>
    <${SiteFooter} />
  `;
}

function Screen() {
  const t = inLanguage(texts);
  const found = routeOf(location.value.path);
  const [state, setState] = useState(/** @type {{name: string, component?: any, failed?: boolean}} */ ({ name: "" }));
  const [attempt, setAttempt] = useState(0);
  const name = found?.route.name ?? "";
  // A record has one screen: that of its type.
  const isElsewhere = found !== null && OF_TYPES.includes(name) && isType(typeOf(found.id)) && screenOf(found.id) !== name;

  useEffect(() => {
    if (found && isElsewhere) navigate(nodeAddress(found.id), { replace: true });
  }, [location.value.path]);

  useEffect(() => {
    if (isElsewhere) return undefined;
    let isCurrent = true;
    found?.route.load().then(
      (module) => isCurrent && setState({ name, component: module.default }),
      () => isCurrent && setState({ name, failed: true }),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, attempt, isElsewhere]);

  // A screen reader continues at the heading of the new screen; the first screen leaves the focus where it is.
  const shown = visit.value;
  const [first] = useState(shown);
  useEffect(() => {
    if (shown !== first) document.getElementById("main")?.focus({ preventScroll: true });
  }, [shown]);

  if (!found) return html`<${Heading} question=${t.noScreen} /><p class="lead"><a href=${address("/")}>${t.toStart}</a></p>`;
  if (state.name !== name || isElsewhere) return html`<${Skeleton} />`;
  if (state.failed) {
    return html`<${ErrorNotice} text=${t.screenFailed} retry=${() => setAttempt(attempt + 1)} />`;
  }
  const component = state.component;
  return html`<${component} key=${shown} id=${found.id} query=${location.value.query} />`;
}
