/** The cost of the last operation, as the service states it; null before the first one. The answer is shown without it. */
let cost = null;
const listeners = new Set();

export const currentCost = () => cost;

export function onCost(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Take the cost out of an answer, and return the rest. */
export function withoutCost(answer) {
  const { cost: stated = null, ...others } = answer.extensions ?? {};
  cost = stated;
  for (const listener of listeners) {
    listener();
  }
  const { extensions, ...rest } = answer;
  return Object.keys(others).length > 0 ? { ...rest, extensions: others } : rest;
}
