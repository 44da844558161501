// The input of relay-compiler: fragments on interfaces and types, and pages of a root field and of a node.
import { graphql } from "relay-runtime";

export const query = graphql`
  query fragmentsTerritoriesQuery($count: Int!) {
    ...fragmentsTerritories_query @arguments(count: $count)
  }
`;

export const territories = graphql`
  fragment fragmentsTerritories_query on Query
  @refetchable(queryName: "fragmentsTerritoriesNextPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 3 }, cursor: { type: "String" }) {
    territories(first: $count, after: $cursor) @connection(key: "fragments_territories") {
      edges {
        node {
          __typename
          id
          ...fragmentsTerritory_territory
        }
      }
    }
  }
`;

export const territory = graphql`
  fragment fragmentsTerritory_territory on Territory {
    name(lang: EN)
    ... on Region {
      isoCode
    }
    ... on Municipality {
      region {
        name(lang: EN)
      }
      ...fragmentsAdoptions_municipality @alias(as: "history")
    }
  }
`;

export const adoptions = graphql`
  fragment fragmentsAdoptions_municipality on Municipality
  @refetchable(queryName: "fragmentsAdoptionsNextPageQuery")
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 2 }
    cursor: { type: "String" }
    where: { type: "AdoptionWhere", defaultValue: { runningOn: { isNull: false } } }
  ) {
    adoptions(first: $count, after: $cursor, where: $where)
      @connection(key: "fragments_adoptions", filters: ["where"]) {
      edges {
        node {
          id
          runningOn
          practice {
            name(lang: EN)
          }
        }
      }
    }
  }
`;

export const subjects = graphql`
  query fragmentsSubjectQuery($id: ID!) {
    node(id: $id) {
      ... on Assessment {
        subject {
          ... on Adoption {
            stage
          }
          ... on Project {
            status
          }
        }
      }
      ... on Territory @alias(as: "place") {
        country
      }
    }
  }
`;
