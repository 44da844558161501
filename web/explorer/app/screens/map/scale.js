/**
 * @typedef {Object} Step
 * @property {number} level  the colour, 1 to 5
 * @property {number} low  the least value of the step
 * @property {number} high  the greatest one
 *
 * @typedef {Object} Scale
 * @property {Step[]} steps
 * @property {(value: number | null) => string} levelOf  a class name: level-1 to level-5, level-0 for zero, level-missing
 */

const LEVELS = 5;

/**
 * Divide values into at most five steps with about as many values each.
 *
 * @param {(number | null)[]} values
 * @param {{zeroIsNone: boolean, reversed?: boolean}} options  zeroIsNone: 0 has a colour of its own. reversed: the least
 *   values have the strongest colour
 * @returns {Scale}
 */
export function scaleOf(values, { zeroIsNone, reversed = false }) {
  const known = /** @type {number[]} */ (values.filter((value) => value !== null && !(zeroIsNone && value === 0)));
  const sorted = [...known].sort((a, b) => a - b);
  const distinct = new Set(sorted).size;
  const count = Math.min(LEVELS, distinct);
  /** @type {number[][]} */
  const groups = Array.from({ length: count }, () => []);
  let seen = 0;
  sorted.forEach((value, index) => {
    const isNew = index === 0 || value !== sorted[index - 1];
    if (isNew) seen += 1;
    // Few values have one step each; equal values are in the same step.
    const first = distinct <= LEVELS ? seen - 1 : Math.floor((sorted.indexOf(value) / sorted.length) * count);
    groups[first].push(value);
  });
  const filled = groups.filter((group) => group.length > 0);
  const steps = filled.map((group, index) => {
    const level = filled.length === 1 ? 4 : 1 + Math.round((index * (LEVELS - 1)) / (filled.length - 1));
    return { level: reversed ? LEVELS + 1 - level : level, low: group[0], high: group[group.length - 1] };
  });
  const levelOf = (/** @type {number | null} */ value) => {
    if (value === null) return "level-missing";
    if (zeroIsNone && value === 0) return "level-0";
    const step = steps.find((each) => value <= each.high) ?? steps[steps.length - 1];
    return step ? `level-${step.level}` : "level-missing";
  };
  return { steps, levelOf };
}
