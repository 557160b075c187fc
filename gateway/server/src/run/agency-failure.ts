import { HubError, type HubErrorCode } from '@simpul/serving'
import { TransportError } from './transport/transport-error.ts'

/** The error for an agency that did not answer: the rest of an answer stands without it. */
export function agencyFailure(error: unknown, agency: string): HubError {
  const { code, what, when } = failureOf(error)
  return new HubError(code, `${agency} ${what}. The rest of this answer is complete; ask again ${when} for its part.`, {
    detail: { agency },
  })
}

interface Failure {
  readonly code: HubErrorCode
  readonly what: string
  readonly when: string
}

const failed: Failure = {
  code: 'SUBGRAPH_FAILED',
  what: 'could not be reached or gave no usable answer',
  when: 'later',
}

const late: Failure = { code: 'SUBGRAPH_TIMEOUT', what: 'did not answer in time', when: 'later' }

const leftAlone: Failure = {
  code: 'SUBGRAPH_BUSY',
  what: 'was not asked, because it failed several times in a row',
  when: 'in a few seconds',
}

const crowded: Failure = {
  code: 'SUBGRAPH_BUSY',
  what: 'was not asked, because too many requests wait for it',
  when: 'in a few seconds',
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof TransportError)) return failed
  switch (error.fault) {
    case 'TIMEOUT':
      return late
    case 'BREAKER_OPEN':
      return leftAlone
    case 'BUSY':
      return crowded
    default:
      return failed
  }
}
