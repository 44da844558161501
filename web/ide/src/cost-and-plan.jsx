import { pick, useGraphiQL } from "@graphiql/react";
import { useRef, useState, useSyncExternalStore } from "react";

import { currentCost, onCost } from "./cost.js";
import { inLanguage } from "./language.js";

const LOCALE = inLanguage({ ru: "ru-RU", en: "en-GB" });
const number = (value) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 }).format(value);

const TEXTS = inLanguage({
  ru: {
    none: "Стоимость появится здесь после запроса.",
    cost: ({ cost, limit, remaining }) =>
      `Стоимость ${number(cost)}${limit === null ? "" : ` из ${number(limit)}`}${remaining === null ? "" : `, остаток ${number(remaining)}`}.`,
    ask: "План",
    title: "План запроса",
    waiting: "Запрос выполняется.",
    failed: "Плана нет. Проверьте переменные и заголовки, и что сервис запущен.",
    refused: "План получает клиент с доверенным ключом. Укажите ключ во вкладке «Заголовки»: {\"X-API-Key\": \"…\"}.",
    computed: (name) => `Вычисляется: ${name}`,
    invalid: "Недопустимые аргументы",
    parameters: "Параметры",
    close: "Закрыть",
  },
  en: {
    none: "The cost appears here after a query.",
    cost: ({ cost, limit, remaining }) =>
      `Cost ${number(cost)}${limit === null ? "" : ` of ${number(limit)}`}${remaining === null ? "" : `, ${number(remaining)} left`}.`,
    ask: "Plan",
    title: "Plan of the query",
    waiting: "The query is running.",
    failed: "There is no plan. Check the variables and headers, and that the service is running.",
    refused: "A client with a trusted key gets the plan. State the key on the tab Headers: {\"X-API-Key\": \"…\"}.",
    computed: (name) => `Computed: ${name}`,
    invalid: "Invalid arguments",
    parameters: "Parameters",
    close: "Close",
  },
});

/** The cost of the last operation, and a button that asks for the plan of the operation in the editor. */
export function CostAndPlan() {
  const cost = useSyncExternalStore(onCost, currentCost);
  const editors = useGraphiQL(pick("queryEditor", "variableEditor", "headerEditor", "operationName"));
  const dialog = useRef(null);
  const [plan, setPlan] = useState(null);
  const ask = async () => {
    setPlan(null);
    dialog.current.showModal();
    setPlan(await planOf(editors));
  };
  return (
    <div className="cost-and-plan">
      <p role="status">{cost ? TEXTS.cost(cost) : TEXTS.none}</p>
      <button type="button" className="graphiql-button" onClick={ask}>{TEXTS.ask}</button>
      <dialog ref={dialog} className="plan" aria-labelledby="plan-title">
        <h2 id="plan-title">{TEXTS.title}</h2>
        {plan ? <Plan plan={plan} /> : <p>{TEXTS.waiting}</p>}
        <form method="dialog"><button type="submit" className="graphiql-button">{TEXTS.close}</button></form>
      </dialog>
    </div>
  );
}

/** Return the plan of the operation in the editors as `fields`, or the reason why there is none as `fault`. */
async function planOf({ queryEditor, variableEditor, headerEditor, operationName }) {
  try {
    const variables = JSON.parse(variableEditor?.getValue().trim() || "{}");
    const headers = JSON.parse(headerEditor?.getValue().trim() || "{}");
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", ...headers },
      body: JSON.stringify({ query: queryEditor.getValue(), variables, operationName, extensions: { plan: true } }),
    });
    const { extensions, errors } = await response.json();
    if (extensions?.plan) {
      return extensions.plan;
    }
    const [{ message, extensions: { code, messageRu } = {} }] = errors;
    return { fault: code === "PLAN_NOT_ALLOWED" ? TEXTS.refused : inLanguage({ ru: messageRu ?? message, en: message }) };
  } catch {
    return { fault: TEXTS.failed };
  }
}

function Plan({ plan: { fields, fault } }) {
  if (fault) {
    return <p>{fault}</p>;
  }
  return fields.map(({ field, statement, computed, parameters }) => (
    <section key={field}>
      <h3>{field}</h3>
      {statement ? <pre tabIndex="0">{statement}</pre> : <p>{computed ? TEXTS.computed(computed) : TEXTS.invalid}</p>}
      {parameters.length > 0 && (
        <p>
          {TEXTS.parameters}: {parameters.map(({ name, type }) => `$${name}: ${type}`).join(", ")}
        </p>
      )}
    </section>
  ));
}
