import { createGraphiQLFetcher } from "@graphiql/toolkit";

/** An answer in the form of a GraphQL error, so that GraphiQL shows a sentence and not a stack. */
function errorResponse(code, russian, english) {
  const message = `${russian} / ${english}`;
  return Response.json({ errors: [{ message, extensions: { code } }] });
}

/**
 * `fetch` for GraphiQL: a server that is away, or something between that answers with a page
 * instead of JSON, becomes a GraphQL error with a remedy.
 */
async function fetchGraphQL(url, options) {
  let response;
  try {
    response = await fetch(url, options);
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
  return response;
}

/** A GraphiQL fetcher which sends every operation as one POST to `url`. */
export function createFetcher(url) {
  return createGraphiQLFetcher({ url, fetch: fetchGraphQL, enableIncrementalDelivery: false });
}
