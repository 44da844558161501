// @neo4j/graphql behind Apollo Server or graphql-yoga: `node server.js apollo|yoga`. NEO4J_... name the database. Each
// server is set up for production as in its documentation; both cache parsed and validated documents.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), { telemetryDisabled: true });
const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const context = async () => ({ sessionConfig: { database: NEO4J_DATABASE } });
const host = "127.0.0.1";

if (process.argv[2] === "apollo") {
  const server = new ApolloServer({ schema });
  const { url } = await startStandaloneServer(server, { context, listen: { host, port: 0 } });
  console.log(new URL("graphql", url.replace("localhost", host)).href);
} else {
  const server = createServer(createYoga({ schema, context, graphiql: false, landingPage: false }));
  server.listen(0, host, () => console.log(`http://${host}:${server.address().port}/graphql`));
}
