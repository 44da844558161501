// Reads the practices page by page through Apollo Client's cache, and territories as an interface.
// Prints the contents of the cache and the number of requests.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { relayStylePagination } from "@apollo/client/utilities";

const [, , url, possible] = process.argv;
let requests = 0;

const client = new ApolloClient({
  link: new HttpLink({ uri: url, fetch: (...request) => (requests++, fetch(...request)) }),
  cache: new InMemoryCache({
    possibleTypes: JSON.parse(possible),
    typePolicies: { Query: { fields: { practices: relayStylePagination(["orderBy"]) } } },
  }),
});

const PRACTICES = gql`
  query Practices($first: Int!, $after: String) {
    practices(first: $first, after: $after, orderBy: { field: NAME_EN, direction: DESC }) {
      totalCount
      edges { cursor node { id nameEn } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
await client.query({ query: PRACTICES, variables: { first: 7 } });
const observed = client.watchQuery({ query: PRACTICES, variables: { first: 7 } });
const subscription = observed.subscribe(() => {});
const inCache = () => client.readQuery({ query: PRACTICES, variables: { first: 7 } }).practices;
while (inCache().pageInfo.hasNextPage) {
  await observed.fetchMore({ variables: { first: 7, after: inCache().pageInfo.endCursor } });
}
const practices = inCache();
subscription.unsubscribe();
const pages = requests;

const TERRITORIES = gql`
  query Territories {
    territories(first: 100) { nodes { ...Place } }
  }
  fragment Place on Territory {
    id
    name(lang: EN)
    ... on Node { id }
    ... on Region { isoCode }
    ... on Municipality { region { id name(lang: EN) } }
  }
`;
const territories = (await client.query({ query: TERRITORIES })).data.territories.nodes;

// Read the same list again, and one territory by its id through a fragment on the interface: both from the cache.
const before = requests;
const repeated = (await client.query({ query: TERRITORIES })).data.territories.nodes;
const municipality = territories.find((territory) => territory.__typename === "Municipality");
const place = client.readFragment({
  id: client.cache.identify(municipality),
  fragment: gql`fragment Name on Territory { name(lang: EN) }`,
});
const cached = requests === before && JSON.stringify(repeated) === JSON.stringify(territories);

// Read the adoptions of the root field and of a practice through the same fragment.
const LIST = gql`
  fragment Adoptions on AdoptionConnection {
    totalCount
    edges { cursor node { id practice { id } territory { id region { id } } } sources { totalCount } }
    pageInfo { hasNextPage endCursor }
  }
`;
const LISTS = gql`
  query Lists($practice: ID!) {
    adoptions(first: 3) { ...Adoptions }
    practice(id: $practice) { id adoptions(last: 2) { ...Adoptions } }
  }
  ${LIST}
`;
const listsQuery = { query: LISTS, variables: { practice: practices.edges[0].node.id } };
await client.query(listsQuery);
const lists = client.readQuery(listsQuery);

const failed = await client.query({
  query: gql`query Invalid { practices(first: 1001) { totalCount } }`, errorPolicy: "all",
});

console.log(JSON.stringify({
  practices: practices.edges.map((edge) => edge.node.nameEn),
  pages,
  territories: territories.map(({ id, __typename, region }) => [id, __typename, region?.id ?? null]),
  fromCache: cached && place?.name === municipality.name,
  lists: [lists.adoptions, lists.practice.adoptions].map((list) => ({
    type: list.__typename,
    sources: list.edges.map((edge) => edge.sources?.totalCount ?? null),
    ids: list.edges.map((edge) => [edge.node.id, edge.node.practice.id]),
    more: list.pageInfo.hasNextPage,
  })),
  code: failed.error?.errors?.[0]?.extensions?.code,
}));
client.stop();
