/**
 * The operation in the page's address, `/graphql?query=...&variables=...&operationName=...`, by the
 * names that GraphQL over HTTP gives the parameters. One that is left out or empty is undefined.
 */
export function operationOf(search) {
  const parameters = new URLSearchParams(search);
  const valueOf = (name) => parameters.get(name) || undefined;
  return { query: valueOf("query"), variables: valueOf("variables"), operationName: valueOf("operationName") };
}
