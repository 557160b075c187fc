import type { RequestEnd } from '../report/observer.ts'

/**
 * What became of a request. `answered`: in full, closed fields included. `incomplete`: with errors beside the data.
 * `refused`: as a whole, for a cause on the caller's side. `failed`: as a whole, on the hub's. `abandoned`: the caller
 * went away.
 */
export type RequestOutcome = 'abandoned' | 'answered' | 'failed' | 'incomplete' | 'refused'

export function requestOutcome({ status, codes }: Pick<RequestEnd, 'status' | 'codes'>): RequestOutcome {
  if (status === undefined) return 'abandoned'
  if (status >= 500) return 'failed'
  if (status >= 400) return 'refused'
  return codes.every((code) => code === 'BOUNDARY_CLOSED') ? 'answered' : 'incomplete'
}
