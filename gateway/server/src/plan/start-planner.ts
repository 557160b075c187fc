import { Worker } from 'node:worker_threads'

/** An operation as it goes to the planner's thread. */
export interface PlanQuestion {
  readonly operation: string
  readonly operationName: string | undefined
}

/** What the thread answers to one operation: the JSON text of its plan, or why there is none. */
export type PlanAnswer = { readonly plan: string } | { readonly message: string }

/** A thread that plans one operation at a time. */
export interface PlannerThread {
  /** Settles once the supergraph has been read. */
  readonly ready: Promise<void>
  /** Rejects where the thread ends before it answers; to be asked again only after it answered. */
  ask(question: PlanQuestion): Promise<PlanAnswer>
  end(): Promise<void>
}

export interface PlannerOptions {
  readonly supergraph: string
  /** What the thread may hold in its heap; an operation that needs more ends the thread and not the process. */
  readonly memoryMegabytes: number
}

/** Starts a thread that reads the supergraph and then waits for operations. It sees nothing of the environment. */
export function startPlanner({ supergraph, memoryMegabytes }: PlannerOptions): PlannerThread {
  const worker = new Worker(new URL(program, import.meta.url), {
    workerData: { supergraph },
    env: {},
    execArgv: isSource ? ['--conditions=source'] : [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  let failure: Error | undefined
  let waiting: { readonly answer: (answer: PlanAnswer) => void; readonly fail: (error: Error) => void } | undefined
  const fail = (error: Error) => {
    failure ??= error
    waiting?.fail(failure)
  }
  worker.on('message', (answer: PlanAnswer) => waiting?.answer(answer))
  worker.on('messageerror', fail)
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread of the planner ended.')))
  const answer = () =>
    new Promise<PlanAnswer>((resolve, reject) => {
      if (failure !== undefined) reject(failure)
      else waiting = { answer: resolve, fail: reject }
    })
  return {
    ready: answer().then(() => undefined),
    ask({ operation, operationName }) {
      worker.postMessage({ operation, operationName } satisfies PlanQuestion)
      return answer()
    },
    async end() {
      await worker.terminate()
    },
  }
}

const isSource = import.meta.url.endsWith('.ts')
const program = isSource ? './plan-from-source.js' : './plan-worker.js'
