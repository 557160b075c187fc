import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client'

/** What the gateway is like at the moment it is asked; what is not given is not shown. */
export interface GatewayState {
  readonly cachedPlans?: () => number
  readonly waitingPlans?: () => number
  readonly subgraphs?: () => Iterable<readonly [name: string, state: SubgraphState]>
  /** How old the newest signed head of the register is; undefined while there is none. */
  readonly registerAgeSeconds?: () => number | undefined
}

export interface SubgraphState {
  readonly inFlight: number
  readonly waiting: number
  readonly breaker: 'closed' | 'half-open' | 'open'
}

/** Registers the gauges of the gateway's state, and those of the process. Nothing is measured until somebody asks. */
export function stateMetrics(registry: Registry, state: GatewayState): void {
  collectDefaultMetrics({ register: registry })
  number(registry, 'plan_cache_size', 'Plans in the cache.', state.cachedPlans)
  number(registry, 'plans_waiting', 'Operations that wait for their plan.', state.waitingPlans)
  number(registry, 'register_age_seconds', 'Age of the newest signed head of the register.', state.registerAgeSeconds)
  if (state.subgraphs !== undefined) subgraphGauges(registry, state.subgraphs)
}

function number(registry: Registry, name: string, help: string, read: (() => number | undefined) | undefined): void {
  if (read === undefined) return
  new Gauge({
    name: `simpul_${name}`,
    help,
    registers: [registry],
    collect() {
      this.set(read() ?? Number.NaN)
    },
  })
}

const breakerValues = { closed: 0, 'half-open': 1, open: 2 } as const

function subgraphGauges(registry: Registry, read: NonNullable<GatewayState['subgraphs']>): void {
  const gauge = (name: string, help: string, value: (state: SubgraphState) => number) =>
    new Gauge({
      name: `simpul_subgraph_${name}`,
      help,
      labelNames: ['subgraph'],
      registers: [registry],
      collect() {
        for (const [subgraph, state] of read()) this.set({ subgraph }, value(state))
      },
    })
  gauge('in_flight', 'Calls under way.', ({ inFlight }) => inFlight)
  gauge('waiting', 'Calls that wait for a connection.', ({ waiting }) => waiting)
  gauge('breaker', 'State of the breaker: 0 closed, 1 half open, 2 open.', ({ breaker }) => breakerValues[breaker])
}
