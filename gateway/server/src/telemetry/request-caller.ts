import { capacityOf, type Identity } from '../caller/identify-caller.ts'
import type { RequestCaller } from '../report/observer.ts'

/** What of an identity may be told to observers: the agency, not the person. */
export function requestCaller({ caller, requestId }: Identity): RequestCaller {
  const agency = caller.kind === 'agency' ? caller.agency : undefined
  return { kind: caller.kind, agency, requestId, ...capacityOf(caller) }
}
