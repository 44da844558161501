import { inLanguage, isRussian } from "./language.js";

const TEXTS = inLanguage({
  ru: { name: "Тираж", navigation: "Разделы", sections: ["Поиск", "Карта", "Программы", "Сравнение"], queries: "Запросы", language: "Язык" },
  en: { name: "Tirazh", navigation: "Sections", sections: ["Search", "Map", "Programmes", "Compare"], queries: "Queries", language: "Language" },
});
const PATHS = ["/", "/map", "/programmes", "/compare"];
const inThisLanguage = (path) => (isRussian ? path : `${path}?lang=en`);

/** The address of this page in the other language, with the operation that the address names. */
function otherLanguage() {
  const address = new URL(window.location.href);
  if (isRussian) {
    address.searchParams.set("lang", "en");
  } else {
    address.searchParams.delete("lang");
  }
  return address.pathname + address.search;
}

/** The header of the explorer, with this page as its last section. */
export function SiteHeader() {
  const other = isRussian ? { name: "English", lang: "en" } : { name: "Русский", lang: "ru" };
  return (
    <header className="site-header">
      <a className="wordmark" href={inThisLanguage("/")}>{TEXTS.name}</a>
      <nav aria-label={TEXTS.navigation}>
        {PATHS.map((path, index) => (
          <a key={path} href={inThisLanguage(path)}>{TEXTS.sections[index]}</a>
        ))}
        <a href={inThisLanguage("/graphql")} aria-current="page">{TEXTS.queries}</a>
      </nav>
      <nav className="languages" aria-label={TEXTS.language}>
        <a href={otherLanguage()} lang={other.lang} hrefLang={other.lang}>{other.name}</a>
      </nav>
    </header>
  );
}
