import { useQuery } from "../api/use-query.js";
import { html } from "../vendor/preact.js";
import { elementOf } from "./element.js";
import { ErrorNotice } from "./error-notice.js";
import { Skeleton } from "./skeleton.js";

/**
 * @import { TypedQuery } from "../api/client.js"
 * @import { Result } from "../api/use-query.js"
 */

/**
 * The answer to a query: a skeleton while it is loading, a readable error if it failed, else its content.
 *
 * @template [Data=any]
 * @template [Variables=any]
 * @param {{
 *   query: TypedQuery<Data, Variables>,
 *   variables: NoInfer<Variables>,
 *   lines?: number,
 *   children: (data: NoInfer<Data>, result: Result<NoInfer<Data>>) => any,
 * }} props  lines: of the skeleton. children: returns the content for the data; the result says
 *   whether those of other variables are loading
 */
export function Answer({ query, variables, lines = 4, children }) {
  const result = useQuery(query, variables);
  if (result.error) {
    return html`<${ErrorNotice} text=${result.error.text} retryAfter=${result.error.retryAfter} retry=${result.retry} />`;
  }
  if (result.data === undefined) return html`<${Skeleton} lines=${lines} />`;
  return html`<div class="stack" aria-busy=${result.loading}>${children(result.data, result)}</div>`;
}

export const answer = elementOf(Answer);
