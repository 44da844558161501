import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "@graphiql/plugin-explorer/style.css";
import "graphiql/graphiql.css";
import "./ide.css";
import "./monaco-texts.js";
import "./monaco-workers.js";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { ImagePreview } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";

import { operationOf } from "./address.js";
import { CostAndPlan } from "./cost-and-plan.jsx";
import { EXAMPLES_PLUGIN } from "./examples.jsx";
import { createFetcher } from "./fetcher.js";
import { inLanguage, isRussian } from "./language.js";
import { NamedOperation } from "./named-operation.jsx";
import { RussianText } from "./russian-text.jsx";
import { SiteHeader } from "./site-header.jsx";
import { openStorage } from "./storage.js";

/** The query of index.html: lines, after those of the language of the page. */
function readDefaultQuery() {
  const { query, ...notes } = JSON.parse(document.getElementById("default-query").textContent);
  return [...inLanguage(notes), ...query].join("\n");
}

document.documentElement.lang = isRussian ? "ru" : "en";
document.title = inLanguage({ ru: "Запросы · Тираж", en: "Queries · Tirazh" });

// GraphiQL would fetch the image behind any address in an answer over which the pointer rests.
ImagePreview.shouldRender = () => false;

const fetcher = createFetcher(new URL("/graphql", window.location.origin).href);
const { query, variables, operationName } = operationOf(window.location.search);
const builder = { ...explorerPlugin(), title: inLanguage({ ru: "Конструктор запроса", en: "Query builder" }) };
const plugins = [HISTORY_PLUGIN, builder, EXAMPLES_PLUGIN];

createRoot(document.getElementById("site")).render(<SiteHeader />);

createRoot(document.getElementById("ide")).render(
  <GraphiQL
    defaultQuery={readDefaultQuery()}
    fetcher={fetcher}
    // Without these GraphiQL takes what it kept; variables of another query would not fit this one.
    initialQuery={query}
    initialVariables={variables ?? (query && "")}
    inputValueDeprecation
    plugins={plugins}
    schemaDescription
    shouldPersistHeaders={false}
    storage={openStorage()}
  >
    <GraphiQL.Logo>{" "}</GraphiQL.Logo>
    <GraphiQL.Footer>
      <CostAndPlan />
    </GraphiQL.Footer>
    {operationName && <NamedOperation name={operationName} />}
    <RussianText />
  </GraphiQL>,
);
