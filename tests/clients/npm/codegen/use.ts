// Uses of the generated types; checked by tsc, never run.
import type { PlaceFragment, ProgrammeQuery, ProgrammeQueryVariables } from "./operations";
import type { Municipality } from "./schema";

export const variables: ProgrammeQueryVariables = {
  id: "practice:x",
  where: { runningOn: { gte: "1995" }, practice: { topics: { some: { notation: { eq: "05.1" } } } } },
};

export function places(data: ProgrammeQuery): PlaceFragment[] {
  const adoptions = data.practice?.adoptions.nodes ?? [];
  return adoptions.map(({ territory }) => territory); // never null
}

export function describe(place: PlaceFragment): string {
  switch (place.__typename) {
    case "Municipality":
      return `${place.id}: ${place.kind ?? "unknown kind"}`;
    case "Region":
      return `${place.id}: ${place.isoCode ?? "without a code"}`;
  }
}

export const code = (municipality: Municipality): string => municipality.oktmo ?? municipality.country;

// @ts-expect-error: the id is required.
export const withoutId: ProgrammeQueryVariables = { first: 1 };
// @ts-expect-error: the condition does not exist.
export const unknownCondition: ProgrammeQueryVariables = { id: "practice:x", where: { colour: { eq: "red" } } };
