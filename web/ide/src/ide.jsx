import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "@graphiql/plugin-explorer/style.css";
import "graphiql/graphiql.css";
import "./ide.css";
import "./monaco-workers.js";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { ImagePreview } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";

import { operationOf } from "./address.js";
import { createFetcher } from "./fetcher.js";
import { NamedOperation } from "./named-operation.jsx";
import { RussianText } from "./russian-text.jsx";
import { openStorage } from "./storage.js";

/** The query of index.html: a JSON string, or a JSON list of lines, which is easier to edit by hand. */
function readDefaultQuery() {
  const text = document.getElementById("default-query").textContent;
  return [JSON.parse(text)].flat().join("\n");
}

// GraphiQL would fetch the image behind any address in an answer over which the pointer rests.
ImagePreview.shouldRender = () => false;

const fetcher = createFetcher(new URL("/graphql", window.location.origin).href);
const { query, variables, operationName } = operationOf(window.location.search);
const plugins = [HISTORY_PLUGIN, explorerPlugin()];

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
    <GraphiQL.Logo>Тираж · Tirazh</GraphiQL.Logo>
    {operationName && <NamedOperation name={operationName} />}
    <RussianText />
  </GraphiQL>,
);
