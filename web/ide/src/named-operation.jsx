import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";

/** Selects the operation with this name, and puts the cursor there: Ctrl-Enter runs it. Renders nothing. */
export function NamedOperation({ name }) {
  const { setOperationName } = useGraphiQLActions();
  const { operations, operationName, queryEditor } = useGraphiQL(pick("operations", "operationName", "queryEditor"));
  const isSelected = useRef(false);
  useEffect(() => {
    const operation = operations?.find((each) => each.name?.value === name);
    if (!operation || isSelected.current) {
      return;
    }
    if (operationName !== name) {
      setOperationName(name); // GraphiQL makes its editor anew
      return;
    }
    const model = queryEditor?.getModel();
    if (model) {
      isSelected.current = true; // from then on the user selects
      queryEditor.setPosition(model.getPositionAt(operation.loc.start));
      queryEditor.focus();
    }
  }, [name, operationName, operations, queryEditor, setOperationName]);
  return null;
}
