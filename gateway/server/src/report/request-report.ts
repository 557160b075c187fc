import { noHeaders, silentObserver } from './all-observers.ts'
import { rounded, upToHundred } from './coarse.ts'
import type { CallEnd, CallOutcome, OutgoingCall, Representations, RequestObserver } from './observer.ts'
import { pathText } from './path-text.ts'
import { type PlanTree, planTree } from './plan-tree.ts'

/** What a request did, in `extensions.report`. Times are milliseconds since the request came, to a tenth. */
export interface RequestReport {
  readonly totalMilliseconds: number
  /** Undefined where the request was answered without a plan. */
  readonly plan?: ReportedPlan
  readonly calls: readonly SubgraphCall[]
  /** What the boundary took out of the operation, so that no subgraph was asked for it. */
  readonly pruned: readonly { readonly coordinate: string; readonly reason: string; readonly path: string }[]
  readonly shape?: Step & { readonly bytes: number; readonly isExact: boolean }
  /** True where something was left out because there is too much of it. */
  readonly isCut: boolean
}

interface Step {
  readonly startedMilliseconds: number
  readonly milliseconds: number
}

export interface ReportedPlan extends Step {
  readonly isCached: boolean
  readonly tree: PlanTree | null
}

/** One request to a subgraph. Bytes are rounded up to hundreds. */
export interface SubgraphCall extends Step {
  readonly kind: OutgoingCall['kind']
  readonly subgraph: string
  readonly agency: string | undefined
  readonly paths: readonly string[]
  readonly isMutation: boolean
  readonly sentBytes: number
  readonly receivedBytes: number
  readonly attempts: number
  readonly representations: Representations
  readonly outcome: CallOutcome
}

/** Listens to one request and reports of it. */
export interface ReportingObserver extends RequestObserver {
  report(): RequestReport
}

/** Starts to listen; `now` counts milliseconds, and `begun` is when the request came by the same count. */
export function reportingObserver(now: () => number, begun: number): ReportingObserver {
  const calls: SubgraphCall[] = []
  let heard = 0
  let plan: ReportedPlan | undefined
  let pruned: RequestReport['pruned'] = []
  let shape: RequestReport['shape']
  let isCut = false
  const stepBefore = (milliseconds: number): Step => ({
    startedMilliseconds: Math.max(0, rounded(now() - begun - milliseconds)),
    milliseconds: rounded(milliseconds),
  })
  return {
    identified: () => undefined,
    prepared(what) {
      const shown = planTree(what.plan)
      plan = { ...stepBefore(what.milliseconds), isCached: what.isCached, tree: shown.tree }
      isCut ||= shown.isCut || what.pruned.length > mostPruned
      pruned = what.pruned
        .slice(0, mostPruned)
        .map(({ coordinate, reason, path }) => ({ coordinate, reason, path: pathText(path) }))
    },
    calling(call) {
      const started = now() - begun
      heard += 1
      if (heard > mostCalls) {
        isCut = true
        return silentObserver.calling(call)
      }
      return {
        headers: noHeaders,
        ended: (end) => void calls.push(reported(call, end, { started, milliseconds: now() - begun - started })),
      }
    },
    shaped({ milliseconds, bytes, isExact }) {
      shape = { ...stepBefore(milliseconds), bytes, isExact }
    },
    ended: () => undefined,
    report: () => ({
      totalMilliseconds: rounded(now() - begun),
      ...(plan === undefined ? {} : { plan }),
      calls: calls.toSorted((one, other) => one.startedMilliseconds - other.startedMilliseconds),
      pruned,
      ...(shape === undefined ? {} : { shape }),
      isCut,
    }),
  }
}

const mostCalls = 100
const mostPruned = 100
const mostPaths = 5

function reported(
  { kind, subgraph, agency, isMutation, paths, representations }: OutgoingCall,
  { outcome, sentBytes, receivedBytes, attempts, sent }: CallEnd,
  { started, milliseconds }: { readonly started: number; readonly milliseconds: number },
): SubgraphCall {
  return {
    kind,
    subgraph,
    agency,
    paths: [...new Set(paths.map(pathText))].slice(0, mostPaths),
    isMutation,
    startedMilliseconds: rounded(started),
    milliseconds: rounded(milliseconds),
    sentBytes: upToHundred(sentBytes),
    receivedBytes: upToHundred(receivedBytes),
    attempts,
    representations: { found: representations.found, sent: sent ?? representations.sent },
    outcome,
  }
}
