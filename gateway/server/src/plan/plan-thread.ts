import { Worker } from 'node:worker_threads'
import type { QueryPlan } from '@apollo/query-planner'
import { HubError } from '@simpul/serving'

/** Plans operations somewhere else than where requests are served. */
export interface PlanService {
  /** The plan of one operation, given as text. */
  plan(operation: string, operationName: string | undefined): Promise<QueryPlan>
  close(): Promise<void>
}

export interface PlanThreadOptions {
  readonly supergraph: string
  /** How long one plan may take. */
  readonly deadlineMilliseconds: number
  /** How many operations may wait for their plan. */
  readonly waiting: number
}

interface Waiting {
  readonly operation: string
  readonly operationName: string | undefined
  readonly resolve: (plan: QueryPlan) => void
  readonly reject: (error: Error) => void
}

/** What the thread answers to one operation. */
export type PlanAnswer = { readonly plan: QueryPlan } | { readonly message: string }

/**
 * Plans in a worker thread, one operation at a time. One that takes too long is refused and its thread ended; the next
 * has a new one. Resolves once the thread has read the supergraph.
 */
export async function planThread(options: PlanThreadOptions): Promise<PlanService> {
  const queue: Waiting[] = []
  let thread = newThread(options.supergraph)
  let current: Waiting | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  await thread.ready

  const next = () => {
    if (current !== undefined || isClosed) return
    current = queue.shift()
    if (current === undefined) return
    const { operation, operationName } = current
    timer = setTimeout(() => end(tooLong(options.deadlineMilliseconds)), options.deadlineMilliseconds)
    thread.worker.postMessage({ operation, operationName })
  }
  const settle = (answer: PlanAnswer) => {
    clearTimeout(timer)
    const settled = current
    current = undefined
    if ('plan' in answer) settled?.resolve(answer.plan)
    else settled?.reject(new Error(answer.message))
    next()
  }
  const end = (error: Error) => {
    clearTimeout(timer)
    const ended = current
    current = undefined
    ended?.reject(error)
    void thread.worker.terminate()
    if (isClosed) return
    thread = newThread(options.supergraph)
    follow()
    thread.ready.then(next, () => undefined)
  }
  const follow = () => {
    const { worker } = thread
    worker.on('message', (answer: PlanAnswer | 'ready') => answer !== 'ready' && settle(answer))
    worker.on('error', (error) => worker === thread.worker && end(error))
  }
  follow()
  return {
    plan(operation, operationName) {
      if (queue.length >= options.waiting) return Promise.reject(busy())
      return new Promise((resolve, reject) => {
        queue.push({ operation, operationName, resolve, reject })
        next()
      })
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      for (const one of [current, ...queue]) one?.reject(busy())
      await thread.worker.terminate()
    },
  }
}

function newThread(supergraph: string): { readonly worker: Worker; readonly ready: Promise<void> } {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./plan-worker.${extension}`, import.meta.url), {
    workerData: { supergraph },
    env: {},
  })
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  return { worker, ready }
}

function tooLong(milliseconds: number): HubError {
  return new HubError(
    'TOO_COMPLEX',
    `The operation could not be planned within ${milliseconds} ms. Ask for fewer fields at once, or in several operations.`,
  )
}

function busy(): HubError {
  return new HubError('NOT_READY', 'The hub is planning too many new operations at the moment. Try again in a second.')
}
