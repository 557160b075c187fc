import { HubError } from '@simpul/serving'

/** The error for an agency that did not answer: the rest of an answer stands without it. */
export function agencyFailure(error: unknown, agency: string): HubError {
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const code = isLate ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_FAILED'
  const what = isLate ? 'did not answer in time' : 'could not be reached or gave no usable answer'
  return new HubError(code, `${agency} ${what}. The rest of this answer is complete; ask again later for its part.`, {
    detail: { agency },
  })
}
