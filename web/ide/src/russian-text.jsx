import { useMonaco } from "@graphiql/react";
import { useEffect } from "react";

// Monaco puts a warning frame on Cyrillic letters that look like Latin ones. Names and search texts
// are Russian here, and a Cyrillic letter in a field's name is a syntax error in GraphQL anyway.
const OPTIONS = {
  unicodeHighlight: { allowedLocales: { _os: true, _vscode: true, ru: true } },
};

/** Makes all editors of GraphiQL take Russian text as ordinary text. Renders nothing. */
export function RussianText() {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (!monaco) {
      return undefined;
    }
    const allow = (editor) => editor.updateOptions(OPTIONS);
    monaco.editor.getEditors().forEach(allow);
    const subscription = monaco.editor.onDidCreateEditor(allow);
    return () => subscription.dispose();
  }, [monaco]);
  return null;
}
