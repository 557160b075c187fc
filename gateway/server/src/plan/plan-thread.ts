import { createHash } from 'node:crypto'
import type { QueryPlan } from '@apollo/query-planner'
import { HubError } from '@simpul/serving'
import { LRUCache } from 'lru-cache'
import { type PlannerThread, type PlanQuestion, startPlanner } from './start-planner.ts'

/** Plans operations somewhere else than where requests are served. */
export interface PlanService {
  /** The plan of one operation, given as text. */
  plan(operation: string, operationName: string | undefined): Promise<QueryPlan>
  /** How many operations wait for their plan. */
  readonly waiting?: () => number
  close(): Promise<void>
}

export interface PlanThreadOptions {
  readonly supergraph: string
  /** How long one plan may take. */
  readonly deadlineMilliseconds: number
  /** How many operations may wait for their plan, beside the one that is planned. */
  readonly waiting: number
  /** What planning may hold in memory; 2 GB where nothing is said. A graph of a hundred subgraphs needs 0.4. */
  readonly memoryMegabytes?: number
}

interface Waiting extends PlanQuestion {
  readonly resolve: (plan: QueryPlan) => void
  readonly reject: (error: Error) => void
}

/**
 * Plans in a worker thread, one operation at a time. One that takes too long or too much memory is refused and its
 * thread ended; the next has a new one. Resolves once the thread has read the supergraph, so that another supergraph's
 * planner can be made before this one is closed; rejects where the supergraph cannot be read.
 */
export async function planThread(options: PlanThreadOptions): Promise<PlanService> {
  const start = () =>
    startPlanner({ supergraph: options.supergraph, memoryMegabytes: options.memoryMegabytes ?? 2_048 })
  const refusals = new LRUCache<string, HubError>({ max: 1_000, ttl: 60_000 })
  const queue: Waiting[] = []
  let thread = start()
  let isPlanning = false
  let isClosed = false
  await thread.ready

  const planOne = async (one: Waiting) => {
    try {
      await thread.ready
      const answer = await within(options.deadlineMilliseconds, thread.ask(one))
      if ('plan' in answer) one.resolve(JSON.parse(answer.plan))
      else one.reject(new Error(answer.message))
    } catch (error) {
      const refusal = isClosed ? closed() : refusalOf(error)
      if (refusal.code === 'TOO_COMPLEX') refusals.set(nameOf(one), refusal)
      one.reject(refusal)
      if (!isClosed) thread = replaced(thread, start)
    }
  }
  const planAll = async () => {
    if (isPlanning) return
    isPlanning = true
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await planOne(one)
    isPlanning = false
  }
  return {
    plan(operation, operationName) {
      const refusal = isClosed ? closed() : refusals.get(nameOf({ operation, operationName }))
      if (refusal !== undefined) return Promise.reject(refusal)
      if (isPlanning && queue.length >= options.waiting) return Promise.reject(busy())
      return new Promise((resolve, reject) => {
        queue.push({ operation, operationName, resolve, reject })
        void planAll()
      })
    },
    waiting: () => queue.length,
    async close() {
      isClosed = true
      for (const one of queue.splice(0)) one.reject(closed())
      await thread.end()
    },
  }
}

/** A new thread for one that may be busy for ever. Whether it can start is told to who asks it. */
function replaced(old: PlannerThread, start: () => PlannerThread): PlannerThread {
  void old.end()
  const thread = start()
  thread.ready.catch(() => undefined)
  return thread
}

/** What comes within the time. What came while this thread itself was busy counts as in time. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => setImmediate(() => reject(tooComplex(`within ${milliseconds} ms`))), milliseconds)
  })
  return await Promise.race([work, end]).finally(() => clearTimeout(timer))
}

/** An operation that was refused is refused again for a minute, or each repetition would cost another thread. */
function nameOf({ operation, operationName }: PlanQuestion): string {
  return createHash('sha256')
    .update(`${operationName ?? ''} ${operation}`)
    .digest('base64')
}

function refusalOf(error: unknown): HubError {
  if (error instanceof HubError) return error
  const isObject = typeof error === 'object' && error !== null
  if (isObject && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return tooComplex('in the memory there is')
  const cause = error instanceof Error ? error : new Error(String(error))
  return new HubError('INTERNAL', 'The planner ended before it answered.', { cause })
}

function tooComplex(bound: string): HubError {
  return new HubError(
    'TOO_COMPLEX',
    `The operation could not be planned ${bound}. Ask for fewer fields at once, or in several operations.`,
  )
}

function busy(): HubError {
  return new HubError('NOT_READY', 'The hub is planning too many new operations at the moment. Try again in a second.')
}

function closed(): HubError {
  return new HubError('NOT_READY', 'The hub has just changed its schema or is stopping. Try again in a second.')
}
