import { signal } from "../vendor/preact.js";

/** Counts the attempts of the visitor. All requests of a screen that failed are sent again together. */
export const attempts = signal(0);

export const tryAgain = () => {
  attempts.value += 1;
};
