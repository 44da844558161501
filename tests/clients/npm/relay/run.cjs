// Reads territories, and the adoptions of one of them, page by page into a Relay store, with the compiled artifacts.
// Prints both lists as the store has them at the end.
const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery, getSingularSelector } = require("relay-runtime");

const [, , url, municipality] = process.argv;
const compiled = (name) => require(`./artifacts/${name}.graphql`);

async function send({ text }, variables) {
  const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: text, variables }) });
  return response.json();
}

const environment = new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });

/** Fetches a query, retains its records in the store and returns its data. */
async function fetchData(name, variables) {
  const query = compiled(name);
  environment.retain(createOperationDescriptor(query, variables));
  await fetchQuery(environment, query, variables).toPromise();
  return environment.lookup(createOperationDescriptor(query, variables).fragment).data;
}

/** Returns the data of a fragment for the data of its owner. */
function read(name, owner) {
  return environment.lookup(getSingularSelector(compiled(name), owner)).data;
}

async function allPages(nextPage, variables, firstPage, connectionOf) {
  let connection = connectionOf(firstPage());
  while (connection.pageInfo.hasNextPage) {
    await fetchData(nextPage, { ...variables, cursor: connection.pageInfo.endCursor });
    connection = connectionOf(firstPage());
  }
  return connection.edges.map((edge) => edge.node);
}

async function main() {
  const root = await fetchData("fragmentsTerritoriesQuery", { count: 20 });
  const territories = await allPages("fragmentsTerritoriesNextPageQuery", { count: 20 },
    () => read("fragmentsTerritories_query", root), (data) => data.territories);
  const chosen = read("fragmentsTerritory_territory", territories.find((territory) => territory.id === municipality));
  const adoptions = await allPages("fragmentsAdoptionsNextPageQuery",
    { id: municipality, count: 2, where: { runningOn: { isNull: false } } },
    () => read("fragmentsAdoptions_municipality", chosen.history), (data) => data.adoptions);
  const { node } = await fetchData("fragmentsSubjectQuery", { id: municipality });
  console.log(JSON.stringify({
    territories: territories.map(({ id, __typename }) => [id, __typename]),
    region: chosen.region.name,
    adoptions: adoptions.map(({ id }) => id),
    country: node.place.country,
  }));
}

main();
