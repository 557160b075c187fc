import type { Logger } from 'pino'
import { noHeaders } from '../report/all-observers.ts'
import type { CallOutcome, RequestCaller, RequestObserver } from '../report/observer.ts'
import { operationLabel } from './operation-label.ts'
import { requestOutcome } from './request-outcome.ts'

/** Writes one line a request, at `info`: whose agency asked, for what, how long it took and what went wrong. */
export function logRequest(logger: Logger): () => RequestObserver {
  return () => {
    let caller: RequestCaller | undefined
    let isPlanCached: boolean | undefined
    const calls: Partial<Record<CallOutcome, number>> = {}
    return {
      identified(who) {
        caller = who
      },
      prepared({ isCached }) {
        isPlanCached = isCached
      },
      calling: () => ({
        headers: noHeaders,
        ended({ outcome }) {
          calls[outcome] = (calls[outcome] ?? 0) + 1
        },
      }),
      shaped: () => undefined,
      ended({ milliseconds, status, operation, codes }) {
        logger.info(
          {
            requestId: caller?.requestId,
            caller: caller?.kind,
            agency: caller?.agency,
            role: caller?.role,
            purpose: caller?.purpose,
            operation: operation?.kind,
            operationName: operationLabel(operation?.name),
            outcome: requestOutcome({ status, codes }),
            status,
            milliseconds: Math.round(milliseconds * 10) / 10,
            codes: codes.length === 0 ? undefined : [...new Set(codes)].slice(0, 20),
            isPlanCached,
            calls,
          },
          'request',
        )
      },
    }
  }
}
