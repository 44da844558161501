import { createGraphiQLFetcher } from "@graphiql/toolkit";

import { withoutCost } from "./cost.js";
import { inLanguage } from "./language.js";

/** An answer in the form of a GraphQL error, so that GraphiQL shows a sentence and not a stack. */
function errorResponse(code, ru, en) {
  const message = inLanguage({ ru, en });
  return Response.json({ errors: [{ message, extensions: { code } }] });
}

/**
 * `fetch` for GraphiQL: a server that is away, or something between that answers with a page
 * instead of JSON, becomes a GraphQL error with a remedy. The cost of an operation is asked for with it.
 */
async function fetchGraphQL(url, options) {
  const request = JSON.parse(options.body);
  const isIntrospection = request.operationName === "IntrospectionQuery";
  const body = isIntrospection ? options.body : JSON.stringify({ ...request, extensions: { cost: true } });
  let response;
  try {
    response = await fetch(url, { ...options, body });
  } catch {
    return errorResponse(
      "SERVER_UNREACHABLE",
      `Сервис по адресу ${url} не отвечает: проверьте, что он запущен, и повторите запрос.`,
      `The server ${url} does not answer: check that it is running and send the query again.`,
    );
  }
  const type = response.headers.get("content-type") ?? "";
  if (!/\bjson\b/.test(type)) {
    return errorResponse(
      "NOT_GRAPHQL",
      `По адресу ${url} получен ответ не в формате GraphQL (HTTP ${response.status}): посмотрите журнал сервиса.`,
      `${url} did not answer in GraphQL (HTTP ${response.status}): see the server's log.`,
    );
  }
  return isIntrospection ? response : Response.json(withoutCost(await response.json()), { status: response.status });
}

/** A GraphiQL fetcher which sends every operation as one POST to `url`. */
export function createFetcher(url) {
  return createGraphiQLFetcher({ url, fetch: fetchGraphQL, enableIncrementalDelivery: false });
}
