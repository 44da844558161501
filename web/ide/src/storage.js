import { createLocalStorage } from "@graphiql/toolkit";

/**
 * Where GraphiQL keeps tabs and history: under a prefix of our own, since 127.0.0.1:8000 is the
 * address of many a program; null (nothing is kept) where the browser forbids storage.
 */
export function openStorage() {
  try {
    window.localStorage.getItem("tirazh");
  } catch {
    return null;
  }
  return createLocalStorage({ namespace: "tirazh" });
}
