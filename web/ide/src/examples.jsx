import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState } from "react";

import { inLanguage, isRussian } from "./language.js";

const TEXTS = inLanguage({
  ru: { title: "Примеры", lead: "Пример откроется в новой вкладке. Выполнить запрос: Ctrl-Enter.", failed: "Не удалось загрузить примеры. Обновите страницу." },
  en: { title: "Examples", lead: "An example opens in a new tab. Run it with Ctrl-Enter.", failed: "The examples could not be loaded. Reload the page." },
});

function ExamplesIcon(props) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
      <path d="M4 5h16M4 12h16M4 19h10" />
    </svg>
  );
}

/** The queries of the query guide, each with what it asks. */
function Examples() {
  const { addTab, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick("queryEditor", "variableEditor"));
  const [examples, setExamples] = useState([]);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    fetch(new URL("examples.json", import.meta.url))
      .then((response) => response.json())
      .then(setExamples, () => setFailed(true));
  }, []);
  const open = ({ query, variables }) => {
    addTab();
    // GraphiQL finds the operations a moment after an edit; until then it would send the name of the one before.
    setOperationFacts({ documentAST: undefined, operationName: undefined, operations: undefined });
    updateActiveTabValues({ query, variables, operationName: null });
    queryEditor.setValue(query);
    variableEditor?.setValue(variables);
    queryEditor.focus();
  };
  return (
    <section className="examples" aria-label={TEXTS.title}>
      <h2 className="graphiql-doc-explorer-title">{TEXTS.title}</h2>
      <p>{isFailed ? TEXTS.failed : TEXTS.lead}</p>
      <ul>
        {examples.map((example) => (
          <li key={example.title.en}>
            <button type="button" className="graphiql-un-styled" onClick={() => open(example)}>
              {isRussian ? example.title.ru : example.title.en}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The plug-in of GraphiQL with the examples. */
export const EXAMPLES_PLUGIN = { title: TEXTS.title, icon: ExamplesIcon, content: Examples };
