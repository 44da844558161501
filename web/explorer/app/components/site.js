import { inLanguage, language, LANGUAGES } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { address, location, withQuery } from "../router.js";
import { html } from "../vendor/preact.js";

/** The header of each page: the name, the sections, the languages. */
export function SiteHeader() {
  const t = inLanguage(texts);
  const path = location.value.path;
  const sections = [
    { path: "/", name: t.start },
    { path: "/map", name: t.map },
    { path: "/programmes", name: t.programmes },
    { path: "/compare", name: t.compare },
  ];
  return html`
    <header class="site-header">
      <div class="frame">
        <a class="wordmark" href=${address("/")}>${t.name}</a>
        <nav class="site-nav" aria-label=${t.navigation}>
          ${sections.map(
            (section) => html`
              <a href=${address(section.path)} aria-current=${path === section.path ? "page" : undefined}>${section.name}</a>
            `,
          )}
          <a href=${address("/graphql")}>${t.queries}</a>
        </nav>
        <${LanguageSwitch} />
      </div>
    </header>
  `;
}

function LanguageSwitch() {
  const t = inLanguage(texts);
  return html`
    <nav class="languages" aria-label=${t.languages}>
      ${Object.entries(LANGUAGES).map(([locale, name]) =>
        locale === language.value
          ? html`<span class="quiet" lang=${locale} aria-current="true">${name}</span>`
          : html`<a href=${withQuery({ lang: locale === "ru" ? null : locale })} lang=${locale} hreflang=${locale}>${name}</a>`,
      )}
    </nav>
  `;
}

/** The footer of each page. */
export function SiteFooter() {
  const t = inLanguage(texts);
  return html`
    <footer class="site-footer">
      <div class="frame">
        <p>${t.footer}</p>
        <a href=${address("/", {}, "data")}>${t.footerData}</a>
      </div>
    </footer>
  `;
}
