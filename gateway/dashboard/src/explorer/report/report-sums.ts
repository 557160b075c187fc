import type { RequestReport } from './request-report.ts'

/** What a report says in all. */
export interface ReportSums {
  /** Requests that went out. */
  readonly calls: number
  readonly sentBytes: number
  readonly receivedBytes: number
  readonly found: number
  readonly sent: number
}

/** Adds up the calls of a report; the questions to one's own agency count as calls, and carry no representations. */
export function reportSums({ calls }: RequestReport): ReportSums {
  const asked = calls.filter(({ outcome }) => outcome !== 'asked-nothing' && outcome !== 'refused')
  const sum = (of: (call: (typeof calls)[number]) => number) => asked.reduce((total, call) => total + of(call), 0)
  return {
    calls: asked.length,
    sentBytes: sum((call) => call.sentBytes),
    receivedBytes: sum((call) => call.receivedBytes),
    found: sum((call) => (call.kind === 'fetch' ? call.representations.found : 0)),
    sent: sum((call) => (call.kind === 'fetch' ? call.representations.sent : 0)),
  }
}
