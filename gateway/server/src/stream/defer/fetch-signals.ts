import type { CompiledPlan } from '../../compile/compile-plan.ts'
import type { CompiledRequest } from '../../compile/compile-request.ts'

/** Tells of the fetches of several plans that they have been answered, by their ids. */
export interface FetchSignals {
  /** Resolves once all of these are answered; one that no plan holds is not waited for. */
  wait(ids: readonly string[]): Promise<void>
  ended(request: CompiledRequest): void
  /** Nothing more comes of this plan. */
  abandon(plan: CompiledPlan): void
}

interface Signal {
  /** How many requests of the plan carry the fetch: the fields of a mutation are asked for one after the other. */
  requests: number
  readonly promise: Promise<void>
  readonly resolve: () => void
}

/** Signals for the fetches of these plans, none of them answered. */
export function fetchSignals(plans: Iterable<CompiledPlan>): FetchSignals {
  const signals = new Map<string, Signal>()
  for (const plan of plans) {
    for (const id of plan.requests.flatMap(idsOf)) {
      const signal = signals.get(id) ?? newSignal()
      signal.requests += 1
      signals.set(id, signal)
    }
  }
  return {
    async wait(ids) {
      await Promise.all(ids.map((id) => signals.get(id)?.promise))
    },
    ended(request) {
      for (const id of idsOf(request)) {
        const signal = signals.get(id)
        if (signal === undefined) continue
        signal.requests -= 1
        if (signal.requests === 0) signal.resolve()
      }
    },
    abandon(plan) {
      for (const id of plan.requests.flatMap(idsOf)) signals.get(id)?.resolve()
    },
  }
}

function newSignal(): Signal {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { requests: 0, promise, resolve }
}

function idsOf({ bundles }: CompiledRequest): readonly string[] {
  const ids = bundles.flatMap(({ fetches }) => fetches.map(({ id }) => id)).filter((id) => id !== undefined)
  return [...new Set(ids)]
}
