import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import type { CompiledPlan } from '../../compile/compile-plan.ts'
import { isObject } from '../../compile/own-property.ts'
import type { Target } from '../../compile/targets.ts'
import { clientStep } from '../../plan/separate-keys.ts'
import { runPlan, type SendToSubgraph } from '../../run/run-plan.ts'
import { type Arrived, newArrivals } from './arrivals.ts'
import { deliverParts, type Increment } from './deliver-parts.ts'
import { fetchSignals } from './fetch-signals.ts'
import type { DeferredOperation } from './prepare-deferred.ts'
import { shapeFirst } from './shape-part.ts'

/** An answer whose first part is there. */
export interface DeferredAnswer {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[]
  /** False where no part follows, because nothing is there to add to. */
  readonly isMore: boolean
  /** The parts that follow; those that are there at once come together. It ends with the last one, and never throws. */
  readonly rest: AsyncGenerator<Arrived<readonly Increment[]>, void, undefined>
}

/** What the run of an answer in parts stands on. */
export interface RunDeferredOptions {
  /** What callers see. */
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
  readonly send: SendToSubgraph
  /** The error that a client is shown for a failure that nobody expected. */
  readonly masked: (error: unknown) => GraphQLFormattedError
}

/**
 * Runs the first part of an answer, and the fetches of each other part as soon as those before them are answered. A part
 * is handed on once it and the part that it follows are there. What was begun is ended even where nobody waits for it.
 */
export async function runDeferred(deferred: DeferredOperation, options: RunDeferredOptions): Promise<DeferredAnswer> {
  const { schema, variables } = options
  const running = startParts(deferred, options)
  const errors = await running.first
  const shaping = { schema, deferred, variables }
  const shaped = shapeFirst(running.data, errors, shaping)
  const arrivals = newArrivals<readonly Increment[]>()
  if (isObject(shaped.data)) {
    const root = { shown: shaped.data, fetched: running.data, path: [] }
    deliverParts(deferred.first, [root], { shaping, arrivals, errorsOf: running.part, masked: options.masked })
  }
  return { data: shaped.data, errors: [...errors, ...shaped.errors], isMore: arrivals.isMore(), rest: arrivals.all() }
}

/** The fetches of all parts, under way. */
interface RunningParts {
  readonly data: Target
  /** The errors of the first part's fetches, once its data is there. */
  readonly first: Promise<readonly GraphQLFormattedError[]>
  /** The same of another part. */
  readonly part: (label: string) => Promise<readonly GraphQLFormattedError[]>
}

function startParts(deferred: DeferredOperation, { variables, send }: RunDeferredOptions): RunningParts {
  const data: Target = {}
  const { plan: firstPlan, plans } = deferred
  const signals = fetchSignals([firstPlan, ...[...plans.values()].map(({ plan }) => plan)])
  const run = async (plan: CompiledPlan, after: readonly string[]) => {
    await signals.wait(after)
    const { errors } = await runPlan(plan, variables, send, { data, ended: signals.ended })
    return errors.map((error) => asClientCalls(error, deferred))
  }
  const start = (plan: CompiledPlan, after: readonly string[]) => {
    const running = run(plan, after)
    running.catch(() => signals.abandon(plan)) // whoever waits for the part is told; nobody need wait
    return running
  }
  const first = start(firstPlan, [])
  const parts = new Map([...plans].map(([label, { plan, after }]) => [label, start(plan, after)]))
  return { data, first, part: (label) => parts.get(label) ?? Promise.resolve([]) }
}

function asClientCalls(error: GraphQLFormattedError, { keys }: DeferredOperation): GraphQLFormattedError {
  return error.path === undefined ? error : { ...error, path: error.path.map((step) => clientStep(step, keys)) }
}
